package news.dateline.web;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Carries a transaction out anew that lost a race: the database broke it off so that another could go on, or a row came or
 * went between its check and its write, and the next check will tell. Nothing is left of the try before, since whatever
 * happens here is rows.
 */
@Transactional
@Interceptor
@Priority(LostRaces.OUTSIDE_OF_THE_TRANSACTION)
class LostRaces {
    /** The interceptor that begins the transaction has 200 more than the platform begins with. */
    static final int OUTSIDE_OF_THE_TRANSACTION = Interceptor.Priority.PLATFORM_BEFORE + 100;

    private static final Logger LOG = Logger.getLogger(LostRaces.class);
    private static final int MOST_TRIES = 3;

    /** Serialization failure, deadlock, foreign key, unique key (PostgreSQL, appendix A). */
    private static final Set<String> LOST = Set.of("40001", "40P01", "23503", "23505");

    private final TransactionManager transactions;

    LostRaces(TransactionManager transactions) {
        this.transactions = transactions;
    }

    @AroundInvoke
    @Nullable Object untilItIsWon(InvocationContext call) throws Exception {
        if (transactions.getStatus() != Status.STATUS_NO_TRANSACTION) {
            // Only all of a transaction can be tried again.
            return call.proceed();
        }
        for (int tries = 1; ; tries++) {
            try {
                return call.proceed();
            } catch (Exception e) {
                if (tries == MOST_TRIES || !isLost(e)) {
                    throw e;
                }
                LOG.debugf(e, "%s is tried again", call.getMethod());
            }
        }
    }

    private static boolean isLost(@Nullable Throwable e) {
        if (e == null) {
            return false;
        }
        if (e instanceof SQLException sql && sql.getSQLState() != null) {
            return LOST.contains(sql.getSQLState());
        }
        // What fails at the commit itself is only noted beside the exception that tells of it.
        return isLost(e.getCause()) || Stream.of(e.getSuppressed()).anyMatch(LostRaces::isLost);
    }
}
