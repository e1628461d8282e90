package news.dateline.web;

import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Tells faults of which it is not the program that is to blame, but the moment: the same request may succeed a little later. */
final class DatabaseFaults {
    private static final Logger LOG = Logger.getLogger(DatabaseFaults.class);

    /** SQLSTATE classes that mean "the database cannot now": connection, resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");

    /** A statement, a lock or a pause within a transaction that took longer than it may (PostgreSQL, appendix A). */
    private static final Set<String> TOO_LONG = Set.of("57014", "55P03", "25P03", "25P04");

    private DatabaseFaults() {}

    /** The 503 for such a fault; empty if it is another. */
    static Optional<ProblemException> told(Throwable e) {
        var sql = sqlOf(e);
        if (sql.isPresent() && TOO_LONG.contains(String.valueOf(sql.get().getSQLState()))) {
            LOG.warnf("The database was too slow: %s", sql.get().getMessage());
            return Optional.of(
                    WebProblems.busy("The database took too long for this. Ask for less, or try again later."));
        }
        if (sql.isPresent()
                ? isAway(sql.get())
                : e instanceof PersistenceException && rootOf(e) instanceof IOException) {
            LOG.warnf("The database is away: %s", rootOf(e).getMessage());
            return Optional.of(WebProblems.busy("The database does not answer at the moment."));
        }
        return Optional.empty();
    }

    private static boolean isAway(SQLException e) {
        var state = e.getSQLState();
        // Agroal's own time-out for a connection carries no state at all.
        return state == null || (state.length() == 5 && AWAY.contains(state.substring(0, 2)));
    }

    private static Optional<SQLException> sqlOf(Throwable e) {
        for (Throwable t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
