package news.dateline.boot;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what others have written, such as an address or a name in a file, from looking like lines of the log: only what begins at the
 * edge of a line is one, what follows a line end within a message is set in; other control characters, which a terminal might obey,
 * are spelt out.
 */
@LoggingFilter(name = "log-lines")
public final class LogLines implements Filter {
    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    /** For Quarkus, which makes one for each place that logs go to. */
    public LogLines() {}

    @Override
    public boolean isLoggable(LogRecord line) {
        if (line instanceof ExtLogRecord known) {
            var message = MESSAGE.format(known);
            if (needsCare(message)) {
                known.setMessage(legible(message), ExtLogRecord.FormatStyle.NO_FORMAT);
            }
            if (known.getThrown() != null && needsCare(known.getThrown())) {
                known.setThrown(new Told(known.getThrown()));
            }
        }
        return true;
    }

    private static boolean needsCare(@Nullable Throwable thrown) {
        for (var one = thrown; one != null; one = one.getCause() == one ? null : one.getCause()) {
            if (one.getMessage() != null && needsCare(one.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean needsCare(String text) {
        return text.chars().anyMatch(LogLines::isControl);
    }

    private static boolean isControl(int c) {
        return c != '\t' && (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isTurn(c));
    }

    /** What makes the rest of a line run the other way. */
    private static boolean isTurn(int c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    static String legible(String text) {
        var legible = new StringBuilder(text.length() + 16);
        text.replace("\r\n", "\n").chars().forEach(c -> {
            if (c == '\n') {
                legible.append("\n\t");
            } else if (isControl(c)) {
                legible.append("\\u%04x".formatted(c));
            } else {
                legible.append((char) c);
            }
        });
        return legible.toString();
    }

    /** An exception as it is told: the same trace, and a message that is set in. */
    @SuppressWarnings("OverrideThrowableToString") // It goes by the name of another class.
    private static final class Told extends Throwable {
        private static final long serialVersionUID = 1;

        private final String name;

        Told(Throwable thrown) {
            super(
                    thrown.getMessage() == null ? null : legible(thrown.getMessage()),
                    thrown.getCause() == null || thrown.getCause() == thrown ? null : new Told(thrown.getCause()));
            this.name = thrown.getClass().getName();
            setStackTrace(thrown.getStackTrace());
        }

        @Override
        public String toString() {
            return getMessage() == null ? name : name + ": " + getMessage();
        }
    }
}
