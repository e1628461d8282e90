package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Locale;
import news.dateline.web.Scalars;
import org.hibernate.Session;

/** Sees to it that nobody is written to who must never be again; of them only the keyed hash is known. */
@Singleton
class Suppressing {
    private final Session database;
    private final Persons persons;

    Suppressing(Session database, Persons persons) {
        this.database = database;
        this.persons = persons;
    }

    /** Whether this person must not be written to. */
    boolean holds(String addressKey) {
        return Scalars.of(database, "select exists (select 1 from suppression where person = ?1)", Boolean.class)
                .setParameter(1, persons.hash(addressKey))
                .getSingleResult();
    }

    /** From now on this person is never written to; the first reason stays. */
    @Transactional(TxType.MANDATORY)
    void suppress(String addressKey, Reason reason) {
        database.createNativeMutationQuery("insert into suppression (person, reason, at)"
                        + " values (?1, ?2, clock_timestamp()) on conflict do nothing")
                .setParameter(1, persons.hash(addressKey))
                .setParameter(2, reason.wireName())
                .executeUpdate();
    }

    /** Why nobody writes to a person any more. */
    enum Reason {
        ERASED,
        BOUNCED,
        COMPLAINED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
