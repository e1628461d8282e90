package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.web.Ids;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

/** Subscribers as administrators look for them: two statements and a third for the suppressed, whatever the page size. */
@Singleton
class SubscriberListing {
    private static final HexFormat HEX = HexFormat.of();

    private final Session database;
    private final Persons persons;

    SubscriberListing(Session database, Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    /** Newest first, along the primary key: ids sort by their age. */
    List<Subscriber> matching(SubscriberFilter filter, Window window) {
        var beyond = window.cursor().isEmpty() ? "" : "and s.id %s :id ".formatted(window.backwards() ? ">" : "<");
        var query = database.createNativeQuery(
                        """
                        select %s from subscriber s where %s %s order by s.id %s
                        """.formatted(
                                Subscriber.COLUMNS, filter.condition(), beyond, window.backwards() ? "asc" : "desc"),
                        Tuple.class)
                .setMaxResults(window.rowsToRead());
        window.cursor().ifPresent(cursor -> query.setParameter("id", cursor.id(0)));
        return bound(query, filter).getResultList().stream().map(Subscriber::of).toList();
    }

    private static NativeQuery<Tuple> bound(NativeQuery<Tuple> query, SubscriberFilter filter) {
        filter.values().forEach(query::setParameter);
        return query;
    }

    /** With what each of them has or had to do with newsletters. */
    List<SubscriberDeskView> views(List<Subscriber> subscribers) {
        if (subscribers.isEmpty()) {
            return List.of();
        }
        var subscriptions =
                subscriptions(subscribers.stream().map(Subscriber::id).toList());
        var suppressed = suppressed(subscribers);
        return subscribers.stream()
                .map(subscriber -> new SubscriberDeskView(
                        subscriber.id(),
                        subscriber.address(),
                        subscriber.tongue().tag(),
                        subscriber.createdAt(),
                        subscriber.confirmedAt(),
                        suppressed.get(subscriber.id()),
                        subscriptions.getOrDefault(subscriber.id(), List.of())))
                .toList();
    }

    private Map<UUID, List<SubscriptionView>> subscriptions(Collection<UUID> ids) {
        return database.createNativeQuery("""
                        select x.subscriber_id, n.slug, n.name, x.status, x.requested_at, x.confirmed_at, x.ended_at, x.reason
                        from subscription x join newsletter n on n.id = x.newsletter_id
                        where x.subscriber_id in (:ids) order by n.name, n.slug
                        """, Tuple.class).setParameter("ids", ids).getResultList().stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("subscriber_id", UUID.class),
                        Collectors.mapping(SubscriptionView::of, Collectors.toList())));
    }

    private Map<UUID, String> suppressed(List<Subscriber> subscribers) {
        var ids = new HashMap<String, UUID>();
        var people = subscribers.stream()
                .map(subscriber -> {
                    var person = persons.hash(subscriber.key());
                    ids.put(HEX.formatHex(person), subscriber.id());
                    return person;
                })
                .toList();
        return database
                .createNativeQuery("select person, reason from suppression where person in (:people)", Tuple.class)
                .setParameter("people", people)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(
                        row -> ids.getOrDefault(HEX.formatHex(row.get("person", byte[].class)), Ids.NIL),
                        row -> row.get("reason", String.class)));
    }

    /** The next rows of the export, in the order of their subscribers' ages. */
    @Transactional
    List<Line> lines(SubscriberFilter filter, UUID afterSubscriber, UUID afterNewsletter, int most) {
        var query = database.createNativeQuery("""
                        select s.id, s.address, s.locale, n.id as newsletter_id, n.slug, x.status, x.requested_at,
                            x.confirmed_at, x.ended_at, x.reason
                        from subscriber s join subscription x on x.subscriber_id = s.id
                        join newsletter n on n.id = x.newsletter_id
                        where (s.id, n.id) > (:afterSubscriber, :afterNewsletter) and %s order by s.id, n.id limit :most
                        """.formatted(filter.rowCondition()), Tuple.class)
                .setParameter("afterSubscriber", afterSubscriber)
                .setParameter("afterNewsletter", afterNewsletter)
                .setParameter("most", most);
        return bound(query, filter).getResultList().stream().map(Line::of).toList();
    }

    /** A row of the export. */
    record Line(UUID subscriber, UUID newsletter, List<String> fields) {

        private static Line of(Tuple row) {
            return new Line(
                    row.get("id", UUID.class),
                    row.get("newsletter_id", UUID.class),
                    List.of(
                            row.get("address", String.class),
                            row.get("slug", String.class),
                            row.get("status", String.class),
                            time(row, "requested_at"),
                            time(row, "confirmed_at"),
                            time(row, "ended_at"),
                            row.get("reason") == null ? "" : row.get("reason", String.class),
                            row.get("locale", String.class)));
        }

        private static String time(Tuple row, String name) {
            var time = row.get(name, Instant.class);
            return time == null ? "" : time.toString();
        }
    }
}
