package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.dateline.access.Token;
import org.hibernate.Session;

/** The secrets in mailed links: each good for one purpose, for a while, and kept as a hash only. */
@Singleton
class MailedTokens {
    private final Session database;

    MailedTokens(Session database) {
        this.database = database;
    }

    /** A new token; it is known here and now only. */
    @Transactional(TxType.MANDATORY)
    String issue(Purpose purpose, UUID subscriber, Collection<UUID> newsletters, Duration life) {
        var token = Token.random();
        database.createNativeMutationQuery("""
                        insert into mailed_token (hash, purpose, subscriber_id, newsletter_ids, issued_at, expires_at)
                        values (:hash, :purpose, :subscriber, cast(string_to_array(:newsletters, ',') as uuid[]),
                            clock_timestamp(), clock_timestamp() + make_interval(secs => :life))
                        """)
                .setParameter("hash", Token.hash(token))
                .setParameter("purpose", purpose.wireName())
                .setParameter("subscriber", subscriber)
                .setParameter("newsletters", joined(newsletters))
                .setParameter("life", (double) life.toSeconds())
                .executeUpdate();
        return token;
    }

    /** What the token stands for, if it is good for this; empty for one that is used, expired, of another purpose or invented. */
    @Transactional
    Optional<Grant> find(Purpose purpose, String token) {
        return Token.isValid(token) ? grant("""
                        select subscriber_id, issued_at, array_to_string(newsletter_ids, ',') as newsletters from mailed_token
                        where hash = :hash and purpose = :purpose and expires_at > clock_timestamp()
                        """, purpose, token) : Optional.empty();
    }

    /** The same, once: of several who come with it at the same moment one gets it. */
    @Transactional(TxType.MANDATORY)
    Optional<Grant> redeem(Purpose purpose, String token) {
        return Token.isValid(token) ? grant("""
                        delete from mailed_token
                        where hash = :hash and purpose = :purpose and expires_at > clock_timestamp()
                        returning subscriber_id, issued_at, array_to_string(newsletter_ids, ',') as newsletters
                        """, purpose, token) : Optional.empty();
    }

    private Optional<Grant> grant(String sql, Purpose purpose, String token) {
        return database
                .createNativeQuery(sql, Tuple.class)
                .setParameter("hash", Token.hash(token))
                .setParameter("purpose", purpose.wireName())
                .getResultList()
                .stream()
                .findFirst()
                .map(row -> new Grant(
                        row.get("subscriber_id", UUID.class),
                        ids(row.get("newsletters", String.class)),
                        row.get("issued_at", Instant.class)));
    }

    /** None of the subscriber's links leads anywhere any more. */
    @Transactional(TxType.MANDATORY)
    void revokeAll(UUID subscriber) {
        database.createNativeMutationQuery("delete from mailed_token where subscriber_id = ?1")
                .setParameter(1, subscriber)
                .executeUpdate();
    }

    /** No letter that is out confirms these for the subscriber any more, or any newsletter if none is named. */
    @Transactional(TxType.MANDATORY)
    void revokeConfirmation(UUID subscriber, Collection<UUID> newsletters) {
        database.createNativeMutationQuery("""
                        update mailed_token set newsletter_ids = case when :newsletters = '' then '{}' else array(
                            select id from unnest(newsletter_ids) id
                            where id <> all (cast(string_to_array(:newsletters, ',') as uuid[]))) end
                        where subscriber_id = :subscriber and purpose = 'confirm'
                        """)
                .setParameter("subscriber", subscriber)
                .setParameter("newsletters", joined(newsletters))
                .executeUpdate();
        database.createNativeMutationQuery("delete from mailed_token"
                        + " where subscriber_id = ?1 and purpose = 'confirm' and newsletter_ids = '{}'")
                .setParameter(1, subscriber)
                .executeUpdate();
    }

    static String joined(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    static List<UUID> ids(String joined) {
        return joined.isEmpty()
                ? List.of()
                : Stream.of(joined.split(",", -1)).map(UUID::fromString).toList();
    }

    /** What a token is good for, and nothing else. */
    enum Purpose {
        CONFIRM,
        PREFERENCES;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whom a token speaks for, and about which newsletters. */
    record Grant(UUID subscriber, List<UUID> newsletters, Instant issuedAt) {}
}
