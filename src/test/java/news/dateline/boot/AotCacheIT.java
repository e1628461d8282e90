package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A rehearsal makes the cache that later starts use, and who cannot use it is told so. */
class AotCacheIT {
    private static final String FLAGS = "JDK_JAVA_OPTIONS";

    @Test
    void aRehearsalMakesTheCacheThatTheNextStartUsesAndOtherFlagsRefuse() throws Exception {
        var folder = DataFolders.fresh("rehearsal");
        var cache = Path.of("target", "rehearsed.aot").toAbsolutePath();
        Files.deleteIfExists(cache);

        var rehearsal =
                Application.start(folder, Map.of("DATELINE_REHEARSAL", "true", FLAGS, "-XX:AOTCacheOutput=" + cache));
        assertThat(rehearsal.awaitExit()).as(rehearsal.said()).isZero();
        assertThat(cache).exists();

        var use = "-XX:AOTCache=" + cache;
        try (var quick = Application.start(folder, Map.of(FLAGS, use)).awaitUp()) {
            assertThat(quick.said()).contains("AOT cache  in use").doesNotContain("refused");
            assertThat(quick.bodyOf("/q/metrics")).contains("dateline_aot_cache_used 1.0");
        }
        var misfit = use + " -XX:+UseCompactObjectHeaders";
        try (var slow = Application.start(folder, Map.of(FLAGS, misfit)).awaitUp()) {
            assertThat(slow.said()).contains("AOT cache  refused", "-Xlog:aot says why");
            assertThat(slow.bodyOf("/q/metrics")).contains("dateline_aot_cache_used 0.0");
        }
        Files.delete(cache);
    }
}
