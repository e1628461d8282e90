package news.dateline.webhook;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import news.dateline.change.ChangeLog;
import news.dateline.change.Fact;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * How far each endpoint has been told, and whose turn it is. Who claims an endpoint holds a lease on it: when it runs out,
 * its holder is gone, and another goes on from the same position. What is written down names the lease, so that whoever
 * lost it changes nothing.
 */
@Singleton
class WebhookQueue {
    private static final String REMOVALS = "('article.unpublished', 'article.retracted', 'live.removed')";
    private static final double LEASE_SECONDS = 45;

    private final Session database;
    private final ChangeLog changes;
    private final WebhookConfig config;

    WebhookQueue(Session database, ChangeLog changes, WebhookConfig config) {
        this.database = database;
        this.changes = changes;
        this.config = config;
    }

    /** Whether there is any endpoint at all to be told. */
    @Transactional
    boolean isAnybodyThere() {
        return Scalars.of(database, "select exists (select 1 from webhook where disabled_at is null)", Boolean.class)
                .getSingleResult();
    }

    /** Takes endpoints that are due and have something to be told: those in order, or those that failed before. */
    @Transactional
    List<Claim> claim(int most, boolean failing) {
        hurry();
        return database
                .createNativeQuery("""
                        with due as (
                            select id from webhook w
                            where disabled_at is null and lease_until < clock_timestamp() and (attempts > 0) = :failing
                                and (due_at <= clock_timestamp() and position < (select coalesce(max(seq), 0) from change)
                                    or attempts > 0 and exists (select 1 from change c where c.type in %s
                                        and c.seq > greatest(w.position, w.overtaken, w.removal_tried)
                                        and (w.types = '{}' or c.type = any(w.types))))
                            order by due_at limit :most for update skip locked)
                        update webhook w set lease_until = clock_timestamp() + make_interval(secs => :lease)
                        from due where w.id = due.id
                        returning w.id, w.url, w.types, w.secret,
                            case when w.previous_until > clock_timestamp() then w.previous_secret end as previous,
                            w.position, w.overtaken, w.attempts, w.due_at <= clock_timestamp() as is_due,
                            cast(w.lease_until as text) as lease
                        """.formatted(REMOVALS), Tuple.class)
                .setParameter("failing", failing)
                .setParameter("most", most)
                .setParameter("lease", LEASE_SECONDS)
                .getResultList()
                .stream()
                .map(WebhookQueue::claim)
                .toList();
    }

    private static Claim claim(Tuple row) {
        return new Claim(
                row.get("id", UUID.class),
                row.get("url", String.class),
                List.of(row.get("types", String[].class)),
                Stream.of(row.get("secret", byte[].class), row.get("previous", byte[].class))
                        .filter(secret -> secret != null)
                        .toList(),
                row.get("position", Long.class),
                row.get("overtaken", Long.class),
                row.get("attempts", Integer.class),
                row.get("is_due", Boolean.class),
                row.get("lease", String.class));
    }

    /** What comes next for the endpoint, and up to where there is nothing else for it. */
    ChangeLog.Batch next(Claim claim, int most) {
        return changes.after(claim.position(), Set.copyOf(claim.types()), most);
    }

    /** Removals that wait behind other changes and have not been taken ahead of them. */
    List<Fact> removalsAhead(Claim claim, int most) {
        return changes.removals(Math.max(claim.position(), claim.overtaken()), Set.copyOf(claim.types()), most);
    }

    /** Up to here nothing is to be told ahead, unless something else is removed. */
    @Transactional
    long newest() {
        return changes.newest();
    }

    /** Lets go of an endpoint, whatever has gone wrong: somebody goes on where this one stopped. */
    @Transactional
    void letGo(Claim claim) {
        release(claim, "removal_tried = greatest(removal_tried, :seq)", 0);
    }

    /** The change was taken, or need not be told; empty if the lease is lost. */
    @Transactional
    Optional<Claim> moveTo(Claim claim, long seq, @Nullable Attempt attempt) {
        hurry();
        if (attempt != null) {
            log(claim, attempt, null);
        }
        return renewed(claim, "position = greatest(position, :seq), attempts = 0, due_at = clock_timestamp()", seq)
                .map(lease -> claim.at(seq, lease));
    }

    /** A removal was taken ahead of what waits; empty if the lease is lost. */
    @Transactional
    Optional<Claim> overtake(Claim claim, Attempt attempt, long seq) {
        log(claim, attempt, null);
        return renewed(claim, "overtaken = :seq, removal_tried = greatest(removal_tried, :seq)", seq)
                .map(lease -> claim.overtakenBy(seq, lease));
    }

    private Optional<Object> renewed(Claim claim, String change, long seq) {
        return database
                .createNativeQuery(
                        "update webhook set lease_until = clock_timestamp() + make_interval(secs => :lease), " + change
                                + " where id = :id and cast(lease_until as text) = :held"
                                + " returning cast(lease_until as text) as lease",
                        Tuple.class)
                .setParameter("lease", LEASE_SECONDS)
                .setParameter("seq", seq)
                .setParameter("id", claim.id())
                .setParameter("held", claim.lease())
                .getResultList()
                .stream()
                .map(row -> (Object) row.get("lease", String.class))
                .findFirst();
    }

    /** There is nothing more to tell for now, after the last change was taken if there was one. */
    @Transactional
    void rest(Claim claim, long position, @Nullable Attempt last) {
        hurry();
        if (last != null) {
            log(claim, last, null);
        }
        release(claim, "position = greatest(position, :seq), attempts = 0, due_at = clock_timestamp()", position);
    }

    /** The removals ahead were told or tried; what waits goes on waiting. */
    @Transactional
    void waitOn(Claim claim, long removalTried) {
        release(claim, "removal_tried = greatest(removal_tried, :seq)", removalTried);
    }

    /** A removal ahead was not taken: it is tried again with the rest. */
    @Transactional
    void waitOn(Claim claim, Attempt attempt, long removalTried) {
        log(claim, attempt, null);
        waitOn(claim, removalTried);
    }

    private void release(Claim claim, String change, long seq) {
        database.createNativeMutationQuery("update webhook set lease_until = '-infinity', " + change
                        + " where id = :id and cast(lease_until as text) = :held")
                .setParameter("seq", seq)
                .setParameter("id", claim.id())
                .setParameter("held", claim.lease())
                .executeUpdate();
    }

    /**
     * The change was not taken: it is tried again later, or the endpoint is given up.
     *
     * @param removalTried the newest removal that need not be tried ahead before that
     */
    @Transactional
    void putOff(Claim claim, Attempt attempt, long removalTried) {
        var pause = pause(attempt);
        var reason = attempt.isGone() ? "gone" : pause.isEmpty() ? "unanswered" : null;
        log(claim, attempt, reason == null ? pause.orElse(null) : null);
        database.createNativeMutationQuery("""
                        update webhook set lease_until = '-infinity', attempts = :attempts,
                            removal_tried = greatest(removal_tried, :removalTried),
                            due_at = clock_timestamp() + make_interval(secs => :pause),
                            disabled_at = case when cast(:reason as text) is null then disabled_at else clock_timestamp() end,
                            disabled_reason = coalesce(:reason, disabled_reason)
                        where id = :id and cast(lease_until as text) = :held
                        """)
                .setParameter("attempts", attempt.number())
                .setParameter("removalTried", removalTried)
                .setParameter("pause", seconds(pause.orElse(Duration.ZERO)))
                .setParameter("reason", reason, String.class)
                .setParameter("id", claim.id())
                .setParameter("held", claim.lease())
                .executeUpdate();
    }

    /** As the schedule has it and up to a fifth longer, lest all that failed together come back together; empty after its end. */
    private Optional<Duration> pause(Attempt attempt) {
        if (attempt.number() > config.retries().size()) {
            return Optional.empty();
        }
        var planned = config.retries().get(attempt.number() - 1);
        var wished = attempt.wished();
        var longer = wished != null && wished.compareTo(planned) > 0 ? wished : planned;
        return Optional.of(longer.plusMillis(
                (long) (longer.toMillis() * ThreadLocalRandom.current().nextDouble() / 5)));
    }

    /** Writes a try down that is not followed by another. */
    @Transactional
    DeliveryView log(UUID webhook, Attempt attempt) {
        var id = insert(webhook, attempt, null);
        return new DeliveryView(
                id,
                attempt.seq(),
                attempt.type(),
                attempt.eventId(),
                attempt.number(),
                attempt.at(),
                Math.toIntExact(attempt.took().toMillis()),
                attempt.outcome(),
                attempt.status(),
                null);
    }

    private void log(Claim claim, Attempt attempt, @Nullable Duration pause) {
        insert(claim.id(), attempt, pause);
    }

    private UUID insert(UUID webhook, Attempt attempt, @Nullable Duration pause) {
        var id = Ids.next();
        database.createNativeMutationQuery("""
                        insert into webhook_delivery (id, webhook_id, seq, type, event_id, attempt, at, duration_ms, outcome,
                            status, next_at)
                        select :id, w.id, :seq, :type, :eventId, :attempt, :at, :took, :outcome, :status,
                            clock_timestamp() + make_interval(secs => :pause)
                        from webhook w where w.id = :webhook
                        """)
                .setParameter("id", id)
                .setParameter("webhook", webhook)
                .setParameter("seq", attempt.seq(), Long.class)
                .setParameter("type", attempt.type())
                .setParameter("eventId", attempt.eventId())
                .setParameter("attempt", attempt.number())
                .setParameter("at", attempt.at())
                .setParameter("took", Math.toIntExact(attempt.took().toMillis()))
                .setParameter("outcome", attempt.outcome())
                .setParameter("status", attempt.status(), Integer.class)
                .setParameter("pause", pause == null ? null : seconds(pause), Double.class)
                .executeUpdate();
        return id;
    }

    /** Forgets tries of long ago; tells how many. */
    @Transactional
    int prune() {
        return database.createNativeMutationQuery(
                        "delete from webhook_delivery where at < clock_timestamp() - make_interval(secs => ?1)")
                .setParameter(1, seconds(config.retention()))
                .executeUpdate();
    }

    /** How far endpoints are behind. */
    @Transactional
    Lag lag() {
        var row = database.createNativeQuery("""
                        select count(*) filter (where disabled_at is null) as active,
                            count(*) filter (where disabled_at is null and attempts > 0) as failing,
                            coalesce(max((select max(seq) from change) - position) filter (where disabled_at is null), 0)
                                as behind
                        from webhook
                        """, Tuple.class).getSingleResult();
        return new Lag(row.get("active", Long.class), row.get("failing", Long.class), row.get("behind", Long.class));
    }

    /**
     * Commits without waiting for the disk. Should the database itself be killed in that moment, the last tries are
     * forgotten and made again, with the same ids: that is what endpoints are promised anyway.
     */
    private void hurry() {
        database.createNativeMutationQuery("set local synchronous_commit to off")
                .executeUpdate();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    /**
     * How far endpoints are behind.
     *
     * @param behind the changes that the last of them has not been told of
     */
    record Lag(long active, long failing, long behind) {}
}
