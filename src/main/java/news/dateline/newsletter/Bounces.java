package news.dateline.newsletter;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import news.dateline.access.Audit;
import news.dateline.mail.Outbox;
import news.dateline.newsletter.Suppressing.Reason;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import org.jspecify.annotations.Nullable;

/** Follows what a mail provider tells: who cannot be reached, and who complained, is not written to any more. */
@Singleton
class Bounces {
    /** As {@code mail} makes them, with or without what stands around them in a header. */
    private static final Pattern RETURN_PATH = Pattern.compile("<?bounce\\+([0-9a-f-]{36})@[^@\\s<>]+>?");

    private final Subscribers subscribers;
    private final Ending ending;
    private final Outbox outbox;
    private final Inputs inputs;
    private final Audit audit;
    private final MeterRegistry meters;

    Bounces(Subscribers subscribers, Ending ending, Outbox outbox, Inputs inputs, Audit audit, MeterRegistry meters) {
        this.subscribers = subscribers;
        this.ending = ending;
        this.outbox = outbox;
        this.inputs = inputs;
        this.audit = audit;
        this.meters = meters;
    }

    /** Follows all of the events, or none. */
    @Transactional
    BounceReport take(@Nullable JsonNode body) {
        var events = inputs.read(body, BounceInput.class, Set.of()).checked();
        var news = new ArrayList<News>();
        int suppressed = 0;
        for (var event : events) {
            meters.counter("dateline.newsletter.bounces", "type", event.kind().wireName())
                    .increment();
            reason(event.kind()).ifPresent(reason -> news.add(new News(event, reason, subscriber(event))));
        }
        // In one order, so that reports of the same people wait for each other in a line and not in a circle.
        news.sort(Comparator.comparing(News::id));
        for (var one : news) {
            suppressed += follow(one) ? 1 : 0;
        }
        audit.record("bounces.take", "bounces", Ids.next(), "%d of %d followed".formatted(suppressed, events.size()));
        return new BounceReport(suppressed, events.size() - suppressed);
    }

    private static Optional<Reason> reason(BounceInput.Type type) {
        return switch (type) {
            case HARD_BOUNCE -> Optional.of(Reason.BOUNCED);
            case COMPLAINT -> Optional.of(Reason.COMPLAINED);
            case SOFT_BOUNCE -> Optional.empty();
        };
    }

    private @Nullable Subscriber subscriber(BounceInput.Event event) {
        if (event.returnPath() != null) {
            return letter(event.returnPath())
                    .flatMap(outbox::referenceOf)
                    .flatMap(subscribers::byId)
                    .orElse(null);
        }
        return address(event)
                .flatMap(address -> subscribers.byKey(address.key()))
                .orElse(null);
    }

    private static Optional<UUID> letter(String returnPath) {
        var found = RETURN_PATH.matcher(returnPath.strip());
        return found.matches() ? Ids.parsed(found.group(1)) : Optional.empty();
    }

    private static Optional<EmailAddress> address(BounceInput.Event event) {
        return Optional.ofNullable(event.recipient()).flatMap(EmailAddress::parsed);
    }

    private boolean follow(News one) {
        if (one.subscriber == null) {
            var address = address(one.event);
            address.ifPresent(stranger -> ending.suppress(stranger, one.reason));
            return address.isPresent();
        }
        var subscriber = subscribers.locked(one.subscriber.id());
        if (subscriber.isEmpty() || isOld(one, subscriber.get())) {
            return false;
        }
        ending.suppress(subscriber.get(), one.reason, "provider");
        return true;
    }

    private static boolean isOld(News one, Subscriber subscriber) {
        var at = one.event.at();
        return one.reason == Reason.BOUNCED
                && at != null
                && subscriber.confirmed().filter(at::isBefore).isPresent();
    }

    /** An event that has consequences. */
    private record News(
            BounceInput.Event event,
            Reason reason,
            @Nullable Subscriber subscriber) {

        private UUID id() {
            return subscriber == null ? Ids.NIL : subscriber.id();
        }
    }
}
