package news.dateline.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells a database that cannot now from one that cannot at all. */
public final class DatabaseFailure {
    /** Classes of SQLSTATE (PostgreSQL, appendix A): connection, resources, operator intervention, system error. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "58");

    /**
     * Read-only transaction (a standby, or a server that is being switched over), transactions that took too long, rollbacks for
     * the sake of others (after {@link LostRaces} has tried), locks that were not to be had; and the driver's own number for a
     * login that was broken off.
     */
    private static final Set<String> PASSING = Set.of("25006", "25P03", "25P04", "40001", "40P01", "55P03", "99999");

    private static final int LONGEST = 200;

    private DatabaseFailure() {}

    /** Whether the same request may well succeed in a moment. */
    public static boolean isPassing(Throwable e) {
        return isPassing(e, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static boolean isPassing(@Nullable Throwable e, Set<Throwable> seen) {
        if (e == null || !seen.add(e)) {
            return false;
        }
        if (e instanceof SQLException sql && isPassing(sql)) {
            return true;
        }
        // What fails at the commit itself is only noted beside the exception that tells of it.
        for (var beside : e.getSuppressed()) {
            if (isPassing(beside, seen)) {
                return true;
            }
        }
        return isPassing(e.getCause(), seen);
    }

    private static boolean isPassing(SQLException e) {
        var state = e.getSQLState();
        if (state == null) {
            // The pool has no connection to give, and no state for that.
            return true;
        }
        return PASSING.contains(state)
                || (state.length() == 5 && PASSING_CLASSES.contains(state.substring(0, 2)))
                || rootOf(e) instanceof IOException;
    }

    /** The database's own sentence, or the driver's. */
    public static String inWords(Throwable e) {
        var sentence = String.valueOf(e.getMessage());
        for (var t = e; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof SQLException) {
                sentence = String.valueOf(t.getMessage());
            }
        }
        return Text.shortened(sentence.lines().findFirst().orElse(""), LONGEST);
    }

    private static Throwable rootOf(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
