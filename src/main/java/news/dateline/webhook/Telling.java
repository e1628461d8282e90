package news.dateline.webhook;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import news.dateline.courier.Courier;
import news.dateline.courier.Outgoing;

/** Tells one endpoint of one event: signed, and outside of any transaction. */
@Singleton
class Telling {
    private final Courier courier;
    private final InstantSource clock;
    private final WebhookMeters meters;

    Telling(Courier courier, InstantSource clock, WebhookMeters meters) {
        this.courier = courier;
        this.clock = clock;
        this.meters = meters;
    }

    /**
     * One try.
     *
     * @param number the first is 1
     */
    Attempt tell(String url, List<byte[]> secrets, Events.Event event, int number) {
        var at = clock.instant();
        long begun = System.nanoTime();
        long seconds = at.getEpochSecond();
        var reply = courier.send(new Outgoing(
                "POST",
                url,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "webhook-id",
                        event.id(),
                        "webhook-timestamp",
                        Long.toString(seconds),
                        "webhook-signature",
                        Seal.signatures(secrets, event.id(), seconds, event.body())),
                event.body()));
        var attempt = new Attempt(
                event.seq(), event.type(), event.id(), number, at, Duration.ofNanos(System.nanoTime() - begun), reply);
        meters.count(attempt);
        return attempt;
    }
}
