package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import news.dateline.web.Scalars;
import org.hibernate.Session;

/**
 * Sign-ups that wait to be looked at. Whoever sends one is answered when it is written down, before anything about the address is
 * looked up: so the answer, and the time it takes, is the same for every address.
 */
@Singleton
class SignUps {
    private final Session database;
    private final NewsletterConfig config;
    private final RefusedNetworks refused;

    SignUps(Session database, NewsletterConfig config, RefusedNetworks refused) {
        this.database = database;
        this.config = config;
        this.refused = refused;
    }

    /** Writes a sign-up down, unless its network sends too many. */
    @Transactional
    void accept(SignUp signUp) {
        if (sentThisMinute(signUp.network()) > config.caps().signUpsPerNetworkAndMinute()) {
            refused.add(signUp.network());
            throw NewsletterProblems.tooManySignUps();
        }
        database.createNativeMutationQuery("""
                        insert into sign_up (id, kind, address, address_key, newsletter_ids, consent_text, consent_form,
                            locale, via, network, at, due_at)
                        values (:id, :kind, :address, :key, cast(string_to_array(:newsletters, ',') as uuid[]), :text,
                            :form, :locale, :via, :network, clock_timestamp(), clock_timestamp())
                        """)
                .setParameter("id", signUp.id())
                .setParameter("kind", signUp.kind().wireName())
                .setParameter("address", signUp.address())
                .setParameter("key", signUp.key())
                .setParameter("newsletters", MailedTokens.joined(signUp.newsletters()))
                .setParameter("text", signUp.consent().text(), String.class)
                .setParameter("form", signUp.consent().form(), String.class)
                .setParameter("locale", signUp.tongue().tag())
                .setParameter("via", signUp.via().wireName())
                .setParameter("network", signUp.network())
                .executeUpdate();
    }

    private int sentThisMinute(String network) {
        return Scalars.of(database, """
                        insert into sign_up_rate as r (network, minute, count)
                        values (?1, date_trunc('minute', clock_timestamp()), 1)
                        on conflict (network, minute) do update set count = r.count + 1 returning count
                        """, Integer.class).setParameter(1, network).getSingleResult();
    }

    /** Those to be looked at now, the longest waiting first. */
    @Transactional
    List<UUID> due(int most) {
        return Scalars.of(
                        database,
                        "select id from sign_up where due_at <= clock_timestamp() order by due_at, id limit ?1",
                        UUID.class)
                .setParameter(1, most)
                .getResultList();
    }

    /** One of them, unless another instance has it or had it. */
    @Transactional(TxType.MANDATORY)
    Optional<SignUp> locked(UUID id) {
        return database.createNativeQuery("""
                        select id, kind, address, address_key, array_to_string(newsletter_ids, ',') as newsletters,
                            consent_text, consent_form, locale, via, network, at
                        from sign_up where id = ?1 and due_at <= clock_timestamp() for update skip locked
                        """, Tuple.class).setParameter(1, id).getResultList().stream()
                .findFirst()
                .map(SignUps::signUp);
    }

    private static SignUp signUp(Tuple row) {
        return new SignUp(
                row.get("id", UUID.class),
                SignUp.Kind.named(row.get("kind", String.class)),
                row.get("address", String.class),
                row.get("address_key", String.class),
                MailedTokens.ids(row.get("newsletters", String.class)),
                new SignUp.Consent(row.get("consent_text", String.class), row.get("consent_form", String.class)),
                Tongue.named(row.get("locale", String.class)).orElse(Tongue.EN),
                SignUp.Via.named(row.get("via", String.class)),
                row.get("network", String.class),
                row.get("at", Instant.class));
    }

    /** Nothing is left of it. */
    @Transactional
    void remove(UUID id) {
        database.createNativeMutationQuery("delete from sign_up where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /**
     * Whatever waits in the name of this address is not to be looked at any more. What is looked at this moment is left alone:
     * whoever does so waits for the subscriber, and then drops it.
     */
    @Transactional(TxType.MANDATORY)
    void withdraw(String key) {
        database.createNativeMutationQuery("delete from sign_up where id in"
                        + " (select id from sign_up where address_key = ?1 for update skip locked)")
                .setParameter(1, key)
                .executeUpdate();
    }

    /** What the owner of this address is asked about already: by a letter that is good still, or by a sign-up whose turn will come. */
    @Transactional(TxType.MANDATORY)
    Set<UUID> asked(String key) {
        return Set.copyOf(
                Scalars.of(database, """
                        select unnest(t.newsletter_ids) from mailed_token t join subscriber s on s.id = t.subscriber_id
                        where s.address_key = :key and t.purpose = 'confirm' and t.expires_at > clock_timestamp()
                        union
                        select unnest(newsletter_ids) from sign_up where address_key = :key and due_at > clock_timestamp()
                        """, UUID.class).setParameter("key", key).getResultList());
    }

    /** A cap stands against it; tells whether none did before. */
    @Transactional(TxType.MANDATORY)
    boolean holdBack(UUID id) {
        return database.createNativeMutationQuery("update sign_up set held_back = true where id = ?1 and not held_back")
                        .setParameter(1, id)
                        .executeUpdate()
                == 1;
    }

    /** It is looked at again after so long. */
    @Transactional
    void postpone(UUID id, Duration time) {
        database.createNativeMutationQuery(
                        "update sign_up set due_at = clock_timestamp() + make_interval(secs => ?2) where id = ?1")
                .setParameter(1, id)
                .setParameter(2, (double) time.toSeconds())
                .executeUpdate();
    }
}
