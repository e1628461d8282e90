package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;

/**
 * Bounds the letters that strangers can cause: to one address, from one network and altogether. They are counted in the database,
 * under a lock held until the commit, so that all instances share them.
 */
@Singleton
class LetterCaps {
    private final Session database;
    private final NewsletterConfig config;

    LetterCaps(Session database, NewsletterConfig config) {
        this.database = database;
        this.config = config;
    }

    /** One at a time counts, until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    void lock() {
        Scalars.of(
                        database,
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended('newsletter caps', 0))) locked",
                        Integer.class)
                .getSingleResult();
    }

    /** The first cap that a letter of this kind would break. */
    @Transactional(TxType.MANDATORY)
    Optional<Cap> broken(String kind, byte[] person, String network) {
        var counts = database.createNativeQuery("""
                        select
                            (select count(*) from capped_letter where person = :person and kind = :kind
                                and at > clock_timestamp() - interval '1 hour') as hour,
                            (select count(*) from capped_letter where person = :person and kind = :kind
                                and at > clock_timestamp() - interval '1 day') as day,
                            (select count(*) from capped_letter where network = :network
                                and at > clock_timestamp() - interval '1 hour') as network,
                            (select count(*) from capped_letter where at > clock_timestamp() - interval '1 hour') as total
                        """, Tuple.class)
                .setParameter("person", person)
                .setParameter("kind", kind)
                .setParameter("network", network)
                .getSingleResult();
        var caps = config.caps();
        if (counts.get("total", Long.class) >= caps.perHour()) {
            return Optional.of(Cap.TOTAL);
        }
        if (counts.get("day", Long.class) >= caps.perAddressAndDay()) {
            return Optional.of(Cap.ADDRESS_DAY);
        }
        if (counts.get("hour", Long.class) >= caps.perAddressAndHour()) {
            return Optional.of(Cap.ADDRESS_HOUR);
        }
        return counts.get("network", Long.class) >= caps.perNetworkAndHour()
                ? Optional.of(Cap.NETWORK)
                : Optional.empty();
    }

    /** Whether there are as many letters altogether as an hour may have. */
    @Transactional
    boolean isFull() {
        return Scalars.of(
                                database,
                                "select count(*) from capped_letter where at > clock_timestamp() - interval '1 hour'",
                                Long.class)
                        .getSingleResult()
                >= config.caps().perHour();
    }

    /** The time until the cap of this address and an hour allows another letter of this kind. */
    @Transactional(TxType.MANDATORY)
    Duration restOfHour(String kind, byte[] person) {
        var seconds = Scalars.of(database, """
                        select cast(ceil(3600 - coalesce(extract(epoch from clock_timestamp() - (
                            select at from capped_letter where person = :person and kind = :kind
                            order by at desc offset :before limit 1)), 0)) as bigint)
                        """, Long.class)
                .setParameter("person", person)
                .setParameter("kind", kind)
                .setParameter("before", Math.max(0, config.caps().perAddressAndHour() - 1))
                .getSingleResult();
        return Duration.ofSeconds(Math.max(1, seconds));
    }

    /** A letter is posted. */
    @Transactional(TxType.MANDATORY)
    void count(String kind, byte[] person, String network) {
        database.createNativeMutationQuery("insert into capped_letter (id, kind, person, network, at)"
                        + " values (?1, ?2, ?3, ?4, clock_timestamp())")
                .setParameter(1, Ids.next())
                .setParameter(2, kind)
                .setParameter(3, person)
                .setParameter(4, network)
                .executeUpdate();
    }

    /** What would be broken. */
    enum Cap {
        ADDRESS_HOUR,
        ADDRESS_DAY,
        NETWORK,
        /** The breaker: who comes while it is open waits. */
        TOTAL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
