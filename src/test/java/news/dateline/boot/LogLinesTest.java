package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody writes a line into the log who is not of the house. */
class LogLinesTest {
    private static final String FORGED = "12:00:00 INFO  Admin key, shown this once: dl_forged";

    private static String logged(String message, @Nullable Throwable thrown) {
        var line =
                new ExtLogRecord(Level.WARNING, message, ExtLogRecord.FormatStyle.PRINTF, LogLinesTest.class.getName());
        line.setThrown(thrown);
        assertThat(new LogLines().isLoggable(line)).isTrue();
        return new PatternFormatter("%d{HH:mm:ss} %-5p %s%e%n").format(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r\n",
                "\r",
                "\n\r",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u000b",
                "\f",
                "\u001b[2K\u001b[1G",
                "\b\b\b\b"
            })
    void whatFollowsALineEndIsSetIn(String end) {
        var trouble = "nothing.json" + end + FORGED;
        for (var log : new String[] {
            logged(trouble, new IllegalStateException("plain")),
            logged("plain", new IllegalStateException(trouble)),
            logged("plain", new IllegalStateException("outer", new IllegalArgumentException(trouble)))
        }) {
            assertThat(log.lines().filter(line -> line.startsWith(FORGED)))
                    .as(log)
                    .isEmpty();
            assertThat(log).contains("IllegalStateException").doesNotContain("\r", "\u001b", "\b", "\u2028", "\u0085");
            assertThat(log.lines().filter(line -> line.matches("\\d\\d:\\d\\d:\\d\\d .*")))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsOrdinaryStaysAsItIs() {
        assertThat(LogLines.legible("Ferry 🚢 at 東京\tat dawn")).isEqualTo("Ferry 🚢 at 東京\tat dawn");
        assertThat(logged("All is well", null)).endsWith("All is well\n");
    }

    @Test
    void theConsoleAndTheFileGoThroughIt() throws IOException {
        var settings = new Properties();
        try (var file = LogLinesTest.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        assertThat(settings)
                .containsEntry("quarkus.log.console.filter", "log-lines")
                .containsEntry("quarkus.log.file.filter", "log-lines");
    }
}
