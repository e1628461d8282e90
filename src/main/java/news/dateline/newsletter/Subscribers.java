package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** All SQL about subscribers and what they are subscribed to. */
@Singleton
class Subscribers {
    private final Session database;

    Subscribers(Session database) {
        this.database = database;
    }

    Optional<Subscriber> byKey(String key) {
        return one("s.address_key = ?1", key);
    }

    Optional<Subscriber> byId(UUID id) {
        return one("s.id = ?1", id);
    }

    /** The subscriber, whose row nobody else gets before the transaction ends: it is locked before all that hangs on it. */
    Optional<Subscriber> locked(UUID id) {
        return one("s.id = ?1 for no key update", id);
    }

    /** The same for whoever has this address. */
    Optional<Subscriber> lockedByKey(String key) {
        return one("s.address_key = ?1 for no key update", key);
    }

    private Optional<Subscriber> one(String condition, Object value) {
        return database
                .createNativeQuery(
                        "select %s from subscriber s where %s".formatted(Subscriber.COLUMNS, condition), Tuple.class)
                .setParameter(1, value)
                .getResultList()
                .stream()
                .findFirst()
                .map(Subscriber::of);
    }

    /**
     * The subscriber of this address, made if there is none. How the address is spelt, and the language, is the word of whoever
     * asked last, until somebody has proven to be the owner.
     */
    Subscriber ensured(String key, String address, Tongue tongue) {
        var row = database.createNativeQuery("""
                        insert into subscriber as s (id, address_key, address, locale, created_at)
                        values (:id, :key, :address, :locale, clock_timestamp())
                        on conflict (address_key) do update set
                            address = case when s.confirmed_at is null then excluded.address else s.address end,
                            locale = case when s.confirmed_at is null then excluded.locale else s.locale end
                        returning %s
                        """.formatted(Subscriber.COLUMNS), Tuple.class)
                .setParameter("id", Ids.next())
                .setParameter("key", key)
                .setParameter("address", address)
                .setParameter("locale", tongue.tag())
                .getSingleResult();
        return Subscriber.of(row);
    }

    /** The newsletters that the subscriber really gets. */
    Set<UUID> confirmed(UUID subscriber) {
        return newsletters(subscriber, "confirmed");
    }

    /** The newsletters that somebody asked for in the subscriber's name. */
    Set<UUID> pending(UUID subscriber) {
        return newsletters(subscriber, "pending");
    }

    private Set<UUID> newsletters(UUID subscriber, String status) {
        return Scalars.of(
                        database,
                        "select newsletter_id from subscription where subscriber_id = ?1 and status = ?2",
                        UUID.class)
                .setParameter(1, subscriber)
                .setParameter(2, status)
                .getResultList()
                .stream()
                .collect(Collectors.toSet());
    }

    /** Somebody asks for this newsletter in the subscriber's name. */
    void request(UUID subscriber, UUID newsletter) {
        database.createNativeMutationQuery("""
                        insert into subscription as x (subscriber_id, newsletter_id, status, requested_at)
                        values (?1, ?2, 'pending', clock_timestamp())
                        on conflict (subscriber_id, newsletter_id) do update set status = 'pending',
                            requested_at = excluded.requested_at, confirmed_at = null, ended_at = null, reason = null
                        where x.status <> 'confirmed'
                        """)
                .setParameter(1, subscriber)
                .setParameter(2, newsletter)
                .executeUpdate();
    }

    /** The subscriber gets these from now on, having proven to want them; tells which of them are new. */
    Set<UUID> confirm(UUID subscriber, Collection<UUID> newsletters) {
        database.createNativeMutationQuery("update subscriber"
                        + " set confirmed_at = coalesce(confirmed_at, clock_timestamp()) where id = ?1")
                .setParameter(1, subscriber)
                .executeUpdate();
        return newsletters.isEmpty()
                ? Set.of()
                : Set.copyOf(Scalars.of(database, """
                        insert into subscription as x (subscriber_id, newsletter_id, status, requested_at, confirmed_at)
                        select :subscriber, n.id, 'confirmed', clock_timestamp(), clock_timestamp()
                        from newsletter n where n.id in (:newsletters)
                        on conflict (subscriber_id, newsletter_id) do update set status = 'confirmed',
                            confirmed_at = clock_timestamp(), ended_at = null, reason = null
                        where x.status <> 'confirmed' returning newsletter_id
                        """, UUID.class)
                        .setParameter("subscriber", subscriber)
                        .setParameter("newsletters", newsletters)
                        .getResultList());
    }

    /** The subscriber does not get these any more; tells the slugs of those that ended. */
    List<String> end(UUID subscriber, Collection<UUID> newsletters, String reason) {
        return newsletters.isEmpty()
                ? List.of()
                : ending(" and x.newsletter_id in (:newsletters)", subscriber, reason)
                        .setParameter("newsletters", newsletters)
                        .getResultList();
    }

    /** The subscriber gets nothing any more; tells the slugs of what ended. */
    List<String> endAll(UUID subscriber, String reason) {
        return ending("", subscriber, reason).getResultList();
    }

    private NativeQuery<String> ending(String which, UUID subscriber, String reason) {
        return Scalars.of(database, """
                        update subscription x set status = 'ended', ended_at = clock_timestamp(), reason = :reason
                        from newsletter n
                        where n.id = x.newsletter_id and x.subscriber_id = :subscriber and x.status <> 'ended'%s
                        returning n.slug
                        """.formatted(which), String.class)
                .setParameter("subscriber", subscriber)
                .setParameter("reason", reason);
    }

    void speak(UUID subscriber, Tongue tongue) {
        database.createNativeMutationQuery("update subscriber set locale = ?2 where id = ?1")
                .setParameter(1, subscriber)
                .setParameter(2, tongue.tag())
                .executeUpdate();
    }

    /** All that the subscriber has or had to do with newsletters, by name. */
    List<SubscriptionView> subscriptions(UUID subscriber) {
        return database.createNativeQuery("""
                        select n.slug, n.name, x.status, x.requested_at, x.confirmed_at, x.ended_at, x.reason
                        from subscription x join newsletter n on n.id = x.newsletter_id
                        where x.subscriber_id = ?1 order by n.name, n.slug
                        """, Tuple.class).setParameter(1, subscriber).getResultList().stream()
                .map(SubscriptionView::of)
                .toList();
    }

    /** The subscriber goes, with all that hangs on it. */
    void delete(UUID subscriber) {
        database.createNativeMutationQuery("delete from subscriber where id = ?1")
                .setParameter(1, subscriber)
                .executeUpdate();
    }
}
