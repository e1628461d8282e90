package news.dateline.newsletter;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.hibernate.Session;

/** What cannot be done or seen through HTTP: time that passes, and what is left in the tables. */
@Singleton
class Backstage {
    private final Session database;
    private final Persons persons;
    private final Suppressing suppressing;

    Backstage(Session database, Persons persons, Suppressing suppressing) {
        this.database = database;
        this.persons = persons;
        this.suppressing = suppressing;
    }

    /** Lets so much time pass for everything that is known about letters and links to this address. */
    void pass(Duration time, String email) {
        execute("update capped_letter set at = at - make_interval(secs => ?1) where person = ?2", time, hash(email));
        var subscriber = "(select id from subscriber where address_key = ?2)";
        execute(
                "update mailed_token set expires_at = expires_at - make_interval(secs => ?1) where subscriber_id = "
                        + subscriber,
                time,
                email);
        execute(
                "update subscription set requested_at = requested_at - make_interval(secs => ?1) where subscriber_id = "
                        + subscriber,
                time,
                email);
        execute(
                "update subscriber set created_at = created_at - make_interval(secs => ?1) where address_key = ?2",
                time,
                email);
    }

    /** Lets so much time pass for the caps, and for all who wait because of them. */
    void passForSignUps(Duration time) {
        var seconds = "make_interval(secs => %d)".formatted(time.toSeconds());
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeMutationQuery("update capped_letter set at = at - " + seconds)
                    .executeUpdate();
            database.createNativeMutationQuery(
                            "update sign_up set at = at - %1$s, due_at = due_at - %1$s".formatted(seconds))
                    .executeUpdate();
        });
    }

    private byte[] hash(String email) {
        return persons.hash(email);
    }

    private void execute(String sql, Duration time, Object who) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeMutationQuery(sql)
                        .setParameter(1, (double) time.toSeconds())
                        .setParameter(2, who)
                        .executeUpdate());
    }

    /** Nobody writes to this address any more. */
    void suppress(String email) {
        QuarkusTransaction.requiringNew().run(() -> suppressing.suppress(email, Suppressing.Reason.COMPLAINED));
    }

    /** Whether no sign-up waits to be looked at. */
    boolean isQuiet() {
        return number("select count(*) from sign_up where due_at <= clock_timestamp()") == 0;
    }

    /** What a count says. */
    long number(String sql) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(sql, Long.class).getSingleResult());
    }

    /** Every row of the room, as text. */
    List<String> everything() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        select 'subscriber ' || x from subscriber x
                        union all select 'subscription ' || x from subscription x
                        union all select 'token ' || x from mailed_token x
                        union all select 'sign-up ' || x from sign_up x
                        union all select 'consent ' || x from consent_entry x
                        union all select 'suppression ' || x from suppression x
                        union all select 'mail ' || x from mail x
                        order by 1
                        """, String.class).getResultList());
    }

    /** What this person has to do with newsletters, and the ledger. */
    List<String> subscriptions(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        select x.status || ' ' || n.slug from subscription x join newsletter n on n.id = x.newsletter_id
                            join subscriber s on s.id = x.subscriber_id where s.address_key = :email
                        union all select kind || ' ' || coalesce(newsletter, '-') || ' ' || id from consent_entry
                            where person = :person
                        union all select 'locale ' || locale from subscriber where address_key = :email
                        order by 1
                        """, String.class)
                        .setParameter("email", email)
                        .setParameter("person", hash(email))
                        .getResultList());
    }

    /** The kinds of what the ledger has about this person, the oldest first. */
    List<String> ledger(String email) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery(
                                "select kind || ' ' || coalesce(newsletter, '-') from consent_entry where person = ?1 order by id",
                                String.class)
                        .setParameter(1, hash(email))
                        .getResultList());
    }
}
