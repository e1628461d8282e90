package news.dateline.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.change.ChangeLog;
import news.dateline.courier.Courier;
import news.dateline.web.Etags;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Takes endpoints in, changes what they are told, and lets them go. */
@Singleton
class Enlisting {
    private static final String KIND = "webhook";

    private final WebhookRepository webhooks;
    private final ChangeLog changes;
    private final Courier courier;
    private final Inputs inputs;
    private final Audit audit;
    private final Event<Enlisted> enlisted;

    Enlisting(
            WebhookRepository webhooks,
            ChangeLog changes,
            Courier courier,
            Inputs inputs,
            Audit audit,
            Event<Enlisted> enlisted) {
        this.webhooks = webhooks;
        this.changes = changes;
        this.courier = courier;
        this.inputs = inputs;
        this.audit = audit;
        this.enlisted = enlisted;
    }

    /** A new endpoint, which is told of what happens from now on. */
    @Transactional
    Webhook create(@Nullable JsonNode body) {
        var input = inputs.read(body, WebhookInput.class, WebhookInput.READ_ONLY);
        var webhook = new Webhook(order(input, null), changes.newest(), webhooks.now());
        webhooks.persistAndFlush(webhook);
        if (!input.isActive()) {
            webhooks.pause(webhook.id());
        }
        audit.record("webhook.create", KIND, webhook.id(), null);
        return fresh(webhook);
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    Webhook patch(UUID id, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var webhook = seen(id, ifMatch);
        var input = inputs.merge(webhook.asSent(), patch, WebhookInput.class, WebhookInput.READ_ONLY);
        webhook.change(order(input, webhook.url()));
        webhooks.touch(webhook);
        webhooks.interrupt(id);
        if (input.isActive()) {
            webhooks.resume(id);
        } else {
            webhooks.pause(id);
        }
        audit.record("webhook.save", KIND, id, null);
        return fresh(webhook);
    }

    private Webhook.Order order(WebhookInput input, @Nullable String present) {
        if (input.partner() != null && !webhooks.isPartner(input.partner())) {
            throw WebProblems.invalid("#/partner", "unknown", "There is no partner's key with this id.");
        }
        return input.checked(courier, present);
    }

    /** A new secret beside the one so far. */
    @Transactional
    Webhook rotate(UUID id, @Nullable String ifMatch, Duration overlap) {
        var webhook = seen(id, ifMatch);
        webhook.rotate(webhooks.now(), overlap);
        audit.record("webhook.rotate", KIND, id, null);
        return fresh(webhook);
    }

    /** Everything after this position is told once more. */
    @Transactional
    Webhook replay(UUID id, @Nullable String ifMatch, @Nullable JsonNode body) {
        var webhook = seen(id, ifMatch);
        var input = inputs.read(body, ReplayInput.class, Set.of());
        long after = input.checked(changes.newest());
        webhooks.touch(webhook);
        webhooks.rewind(id, after);
        audit.record("webhook.replay", KIND, id, "after " + after);
        return fresh(webhook);
    }

    /** It is told nothing more, and forgotten. */
    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        webhooks.delete(seen(id, ifMatch));
        audit.record("webhook.delete", KIND, id, null);
    }

    private Webhook seen(UUID id, @Nullable String ifMatch) {
        var webhook = webhooks.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(webhook.version()));
        return webhook;
    }

    /** As it stands in the database, with what statements have written there. */
    private Webhook fresh(Webhook webhook) {
        enlisted.fire(new Enlisted());
        webhooks.flush();
        webhooks.getEntityManager().refresh(webhook);
        return webhook;
    }

    /** There is an endpoint to be told; what matters is the commit of its transaction. */
    record Enlisted() {}
}
