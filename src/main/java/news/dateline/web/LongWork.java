package news.dateline.web;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import org.hibernate.Session;

/** Has the database be patient with the rest of the running transaction, which is known to be long. */
@Singleton
public class LongWork {
    private final Session database;
    private final DatabaseConfig config;

    LongWork(Session database, DatabaseConfig config) {
        this.database = database;
        this.config = config;
    }

    /** From here on, until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void begin() {
        database.createNativeQuery("""
                        select set_config('statement_timeout', :millis, true),
                            set_config('idle_in_transaction_session_timeout', :millis, true)
                        """, Tuple.class)
                .setParameter(
                        "millis", Long.toString(config.longStatementTimeout().toMillis()))
                .getSingleResult();
    }
}
