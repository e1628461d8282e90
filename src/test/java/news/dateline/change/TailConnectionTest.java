package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TailConnectionTest {
    private static final int MANY = 2_000;
    /** Objects of the driver, or of the pool, that stand for the rows of an answer, in the heap's histogram. */
    private static final Pattern RESULTS = Pattern.compile("(\\d+) +\\d+ +\\S*\\.(?:ResultSetWrapper|PgResultSet)\\b");

    @Inject
    AgroalDataSource pool;

    @Test
    void itForgetsWhatItHasRead() throws Exception {
        try (var tail = TailConnection.open(pool)) {
            for (int i = 0; i < MANY; i++) {
                tail.after(Long.MAX_VALUE - 1, 1);
                tail.newest();
            }
            assertThat(resultsInMemory()).isLessThan(MANY / 2);
        }
    }

    /** After a collection. */
    private static int resultsInMemory() throws JMException {
        var histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return RESULTS.matcher(histogram)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }
}
