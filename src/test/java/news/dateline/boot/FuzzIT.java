package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import news.dateline.fuzz.Campaign;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/**
 * The packaged application under fire: {@code -Dfuzz.requests=}, {@code -Dfuzz.seed=}, {@code -Dfuzz.connections=}, and
 * {@code -Dfuzz.patience=} in seconds. With {@code -Dfuzz.table=true} it is told how often which operation was answered how.
 */
class FuzzIT {
    private static final int IN_THE_SUITE = 800;

    private static final int MANY = 10_000;
    /** Seconds: machines that run suites stall. {@code bench/fuzz.sh} holds to five. */
    private static final int BESIDE_OTHERS = 15;

    @Test
    void whateverIsSentIsAnsweredAsTheContractSays() throws Exception {
        long seed = Long.getLong("fuzz.seed", 1);
        int requests = Integer.getInteger("fuzz.requests", IN_THE_SUITE);
        int connections = Integer.getInteger("fuzz.connections", 8);
        var patience = Duration.ofSeconds(Integer.getInteger("fuzz.patience", BESIDE_OTHERS));
        var folder = DataFolders.fresh("fuzz");
        // Bad keys are not slowed down here: behind that limit nothing else would be reached.
        var settings = Map.of(
                "DATELINE_DEMO", "true",
                "DATELINE_READER_ENABLED", "false",
                "DATELINE_LIMITS_FAILURES", "0",
                "DATELINE_ADMIN_KEY", Staff.ADMIN_KEY);
        boolean isLong = requests > MANY;
        try (var application =
                (isLong ? Application.startForLong(folder, settings) : Application.start(folder, settings)).awaitUp()) {
            System.out.printf(
                    "Fuzzing with -Dfuzz.seed=%d -Dfuzz.requests=%d -Dfuzz.connections=%d%n",
                    seed, requests, connections);
            long from = System.nanoTime();
            var campaign = new Campaign(
                    application.address(),
                    Staff.ADMIN_KEY,
                    folder.resolve("mail"),
                    seed,
                    requests,
                    connections,
                    patience);
            var findings = campaign.run();
            var took = Duration.ofNanos(System.nanoTime() - from);
            System.out.printf(
                    "%d requests in %d s, the slowest answer after %s, %s%n",
                    requests, took.toSeconds(), findings.longestWait(), findings.byStatus());
            if (Boolean.getBoolean("fuzz.table")) System.out.println(findings.table());

            assertThat(findings.faults()).as("faults from the seed %d", seed).isEmpty();
            assertThat(application.statusOf("/q/health/ready")).isEqualTo(200);
            assertThat(application.said().lines().filter(line -> line.contains(" ERROR ")))
                    .isEmpty();
            assertThat(ContractDocument.committed().operations())
                    .as("operations that nobody asked for")
                    .allMatch(operation -> findings.answers(operation.id()) > 0);
        }
    }
}
