package news.dateline.webhook;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Tries an endpoint out, beside what it is told. */
@Singleton
class Pinging {
    private final WebhookRepository webhooks;
    private final WebhookQueue queue;
    private final Events events;
    private final Telling telling;
    private final InstantSource clock;

    Pinging(WebhookRepository webhooks, WebhookQueue queue, Events events, Telling telling, InstantSource clock) {
        this.webhooks = webhooks;
        this.queue = queue;
        this.events = events;
        this.telling = telling;
        this.clock = clock;
    }

    /** Sends a ping, waits for the answer, and writes it down; no transaction is open meanwhile. */
    DeliveryView ping(UUID id) {
        var webhook = QuarkusTransaction.requiringNew().call(() -> webhooks.required(id));
        var now = clock.instant();
        var attempt = telling.tell(webhook.url(), webhook.secrets(now), events.ping(id, now), 1);
        return queue.log(id, attempt);
    }
}
