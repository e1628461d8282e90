package news.dateline.hub;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import news.dateline.change.ChangeTail;
import news.dateline.courier.Courier;
import news.dateline.courier.Outgoing;
import news.dateline.courier.Reply;
import news.dateline.feed.Hubs;
import org.jboss.logging.Logger;

/** Tells hubs of others, as far as any are configured, which feeds have changed: each of them is a reader of the log. */
@Singleton
class Announcing {
    private static final Logger LOG = Logger.getLogger(Announcing.class);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final AnnouncementQueue queue;
    private final ChangedFeeds feeds;
    private final Hubs hubs;
    private final Courier courier;
    private final ChangeTail tail;
    private volatile boolean isStopping;

    Announcing(AnnouncementQueue queue, ChangedFeeds feeds, Hubs hubs, Courier courier, ChangeTail tail) {
        this.queue = queue;
        this.feeds = feeds;
        this.hubs = hubs;
        this.courier = courier;
        this.tail = tail;
    }

    void start(@Observes StartupEvent event) {
        if (!hubs.foreign().isEmpty()) {
            Thread.ofVirtual().name("announcing").start(this::run);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        isStopping = true;
    }

    private void run() {
        while (!isStopping) {
            long seen = tail.position();
            try {
                queue.know(hubs.foreign());
                queue.claim(hubs.foreign()).forEach(this::announce);
            } catch (RuntimeException e) {
                LOG.warnf("Hubs wait: %s", e.getClass().getSimpleName());
            }
            tail.awaitBeyond(seen, POLL);
        }
    }

    private void announce(AnnouncementQueue.Claim claim) {
        var changed = feeds.after(claim.position());
        if (changed.topics().isEmpty() || isTaken(claim.hub(), changed.topics())) {
            queue.moveTo(claim, changed.next());
        } else {
            queue.putOff(claim);
        }
    }

    private boolean isTaken(String hub, Set<String> topics) {
        var form = topics.stream()
                .map(topic -> "hub.url=" + URLEncoder.encode(topic, StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "hub.mode=publish&", ""));
        var reply = courier.send(new Outgoing(
                "POST",
                hub,
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                form.getBytes(StandardCharsets.UTF_8)));
        return reply instanceof Reply.Answered answered && answered.isSuccess();
    }
}
