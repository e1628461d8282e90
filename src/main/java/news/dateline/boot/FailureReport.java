package news.dateline.boot;

import java.net.BindException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a failed start looks like on the terminal: a sentence where people can act on it, else the whole story. */
final class FailureReport {
    private FailureReport() {}

    static void print(Throwable failure) {
        var root = rootOf(failure);
        System.err.println("Dateline could not start: " + (root.getMessage() == null ? root : root.getMessage()));
        if (!speaksForItself(root)) failure.printStackTrace();
    }

    private static boolean speaksForItself(Throwable root) {
        return switch (root) {
            case StartupFailure ignored -> true;
            case BindException ignored -> true;
            case SQLException sql -> isAboutTheConnection(sql.getSQLState());
            default -> false;
        };
    }

    /** Classes 08, 28 and 3D: no connection, wrong credentials, no such database. */
    private static boolean isAboutTheConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D"));
    }

    private static Throwable rootOf(Throwable failure) {
        var cause = failure.getCause();
        // The driver's own sentence names host and port; the socket's below it does not.
        return cause == null || failure instanceof SQLException ? failure : rootOf(cause);
    }
}
