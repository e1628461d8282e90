package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The ledger of consent: who agreed to what, when and how, and how it ended. It is only written on; the database sees to it. */
@Singleton
public class Ledger {

    private final Session database;
    private final Persons persons;

    Ledger(Session database, Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    /** One more entry about this person, in the transaction that makes it true. */
    @Transactional(TxType.MANDATORY)
    public void record(Subscriber subscriber, Entry entry) {
        database.createNativeMutationQuery("""
                        insert into consent_entry (id, person, subscriber_id, newsletter, at, kind, via, text, form, locale,
                            network, reason, proof)
                        values (:id, :person, :subscriber, :newsletter, clock_timestamp(), :kind, :via, :text, :form,
                            :locale, :network, :reason, :proof)
                        """)
                .setParameter("id", Ids.next())
                .setParameter("person", persons.hash(subscriber.key()))
                .setParameter("subscriber", subscriber.id())
                .setParameter("newsletter", entry.newsletter(), String.class)
                .setParameter("kind", entry.kind())
                .setParameter("via", entry.via())
                .setParameter("text", entry.text(), String.class)
                .setParameter("form", entry.form(), String.class)
                .setParameter("locale", entry.locale(), String.class)
                .setParameter("network", entry.network(), String.class)
                .setParameter("reason", entry.reason(), String.class)
                .setParameter("proof", entry.proof(), String.class)
                .executeUpdate();
    }

    /**
     * A newsletter is given up: nobody is subscribed to it any more. Who it is stands in their latest entry, and the ids are of
     * version 7 (RFC 9562), of the moment in which the row goes: however many there are, it is one statement.
     */
    @Transactional(TxType.MANDATORY)
    void newsletterEnds(UUID newsletter, String slug) {
        database.createNativeMutationQuery("""
                        with gone as (delete from subscription where newsletter_id = :newsletter
                            returning subscriber_id, status, clock_timestamp() as at),
                        timed as (select *,
                            lpad(to_hex(cast(floor(extract(epoch from at) * 1000) as bigint)), 12, '0') as millis from gone)
                        insert into consent_entry (id, person, subscriber_id, newsletter, at, kind, via, reason)
                        select cast(overlay(cast(gen_random_uuid() as text)
                                placing left(millis, 8) || '-' || right(millis, 4) || '-7' from 1) as uuid), latest.person,
                            timed.subscriber_id, :slug, at, 'withdrawn', 'desk', 'newsletter-deleted'
                        from timed cross join lateral (select person from consent_entry e
                            where e.subscriber_id = timed.subscriber_id order by e.id desc limit 1) latest
                        where timed.status = 'confirmed'
                        """)
                .setParameter("newsletter", newsletter)
                .setParameter("slug", slug)
                .executeUpdate();
    }

    /** Everything about this person, oldest first. */
    public List<ConsentView> of(UUID subscriber) {
        return database.createNativeQuery("""
                        select at, kind, newsletter, via, text, form, locale, network, reason, proof
                        from consent_entry where subscriber_id = ?1 order by id
                        """, Tuple.class).setParameter(1, subscriber).getResultList().stream()
                .map(ConsentView::of)
                .toList();
    }

    /** From now on nothing here tells who it was, except to whoever has the address and the key of the hash. */
    @Transactional(TxType.MANDATORY)
    void forget(UUID subscriber) {
        database.createNativeMutationQuery("""
                        update consent_entry set subscriber_id = null, text = null, form = null, network = null, proof = null
                        where subscriber_id = ?1
                        """).setParameter(1, subscriber).executeUpdate();
    }

    /** What ended before then goes, at most so many entries at once: of people of whom nothing newer is known. */
    @Transactional(TxType.MANDATORY)
    int prune(Instant before, int most) {
        Scalars.of(database, "select set_config('dateline.ledger', 'prune', true)", String.class)
                .getSingleResult();
        return database.createNativeMutationQuery("""
                        delete from consent_entry where id in (
                            select e.id from consent_entry e
                            where e.at < :before and e.subscriber_id is null
                                and not exists (select 1 from consent_entry n where n.person = e.person and n.at >= :before)
                            order by e.id limit :most for update skip locked)
                        """)
                .setParameter("before", before)
                .setParameter("most", most)
                .executeUpdate();
    }

    /**
     * What happened.
     *
     * @param kind such as {@code confirmed}
     * @param via how, such as {@code form}
     * @param newsletter the slug it had then; null for all
     * @param text what was shown to the person
     * @param form which form showed it
     * @param network where the request came from
     * @param reason why it ended
     * @param proof what shows that it was the owner of the address
     */
    public record Entry(
            String kind,
            String via,
            @Nullable String newsletter,
            @Nullable String text,
            @Nullable String form,
            @Nullable String locale,
            @Nullable String network,
            @Nullable String reason,
            @Nullable String proof) {

        /** An entry that says no more. */
        public static Entry of(String kind, String via, @Nullable String newsletter) {
            return new Entry(kind, via, newsletter, null, null, null, null, null, null);
        }

        /** About this newsletter. */
        public Entry about(String slug) {
            return new Entry(kind, via, slug, text, form, locale, network, reason, proof);
        }

        /** With what was shown to the person, and where. */
        public Entry shown(@Nullable String shownText, @Nullable String shownForm, @Nullable String shownLocale) {
            return new Entry(kind, via, newsletter, shownText, shownForm, shownLocale, network, reason, proof);
        }

        /** With where the request came from. */
        public Entry from(@Nullable String requestNetwork) {
            return new Entry(kind, via, newsletter, text, form, locale, requestNetwork, reason, proof);
        }

        /** With why it ended. */
        public Entry because(@Nullable String why) {
            return new Entry(kind, via, newsletter, text, form, locale, network, why, proof);
        }

        /** With what shows that it was the owner of the address. */
        public Entry proven(@Nullable String evidence) {
            return new Entry(kind, via, newsletter, text, form, locale, network, reason, evidence);
        }
    }
}
