package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import java.util.Optional;
import news.dateline.web.Ids;
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
        database.createNativeQuery(
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
        if (counts.get("hour", Long.class) >= caps.perAddressAndHour()) {
            return Optional.of(Cap.ADDRESS_HOUR);
        }
        if (counts.get("day", Long.class) >= caps.perAddressAndDay()) {
            return Optional.of(Cap.ADDRESS_DAY);
        }
        if (counts.get("network", Long.class) >= caps.perNetworkAndHour()) {
            return Optional.of(Cap.NETWORK);
        }
        return counts.get("total", Long.class) >= caps.perHour() ? Optional.of(Cap.TOTAL) : Optional.empty();
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
