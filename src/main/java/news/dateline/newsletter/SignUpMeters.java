package news.dateline.newsletter;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import news.dateline.newsletter.LetterCaps.Cap;
import org.hibernate.Session;

/** What operators see of sign-ups: numbers, never an address. */
@Singleton
class SignUpMeters {
    private final MeterRegistry registry;
    private final Session database;
    private final NewsletterConfig config;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicInteger breaker = new AtomicInteger();

    SignUpMeters(MeterRegistry registry, Session database, NewsletterConfig config) {
        this.registry = registry;
        this.database = database;
        this.config = config;
        registry.gauge("dateline.newsletter.queue.length", waiting);
        registry.gauge("dateline.newsletter.queue.age.seconds", oldestSeconds);
        registry.gauge("dateline.newsletter.breaker", breaker);
    }

    /** A sign-up was taken in. */
    void signedUp(SignUp signUp) {
        count("dateline.newsletter.sign.ups", "via", signUp.via().wireName());
    }

    /** Somebody was asked, or sent a link. */
    void asked(String kind) {
        count("dateline.newsletter.letters", "kind", kind);
    }

    /** A sign-up was held back by a cap, for the first time. */
    void capped(Cap cap) {
        count("dateline.newsletter.capped", "cap", cap.wireName());
    }

    /** Nothing followed from a sign-up. */
    void dropped(String reason) {
        count("dateline.newsletter.dropped", "reason", reason);
    }

    /** Somebody confirmed. */
    void confirmed(int newsletters) {
        registry.counter("dateline.newsletter.confirmations").increment(newsletters);
    }

    /** Somebody left. */
    void left(int newsletters) {
        registry.counter("dateline.newsletter.departures").increment(newsletters);
    }

    private void count(String name, String label, String value) {
        registry.counter(name, label, value).increment();
    }

    /** The same at all instances: the queue and the cap are theirs together. Who waits for the end of an hour is not in it yet. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    @Transactional
    void look() {
        var row = database.createNativeQuery("""
                        select (select count(*) from sign_up where due_at <= clock_timestamp() or not held_back) as waiting,
                            (select coalesce(extract(epoch from clock_timestamp() - min(at)), 0) from sign_up
                                where due_at <= clock_timestamp() or not held_back) as age,
                            (select count(*) from capped_letter where at > clock_timestamp() - interval '1 hour') as letters
                        """, Tuple.class).getSingleResult();
        waiting.set(row.get("waiting", Long.class));
        oldestSeconds.set(((Number) row.get("age")).longValue());
        breaker.set(row.get("letters", Long.class) >= config.caps().perHour() ? 1 : 0);
    }
}
