package news.dateline.importer;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Exports of other systems: read to their end, or damaged at a place that is told. */
public final class ExportTarget {
    private static final ImportConfig LIMITS = new SmallRyeConfigBuilder()
            .withMapping(ImportConfig.class)
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "dateline.import.max-text-length",
                            "100000",
                            "dateline.import.max-items",
                            "1000",
                            "dateline.import.lease",
                            "PT30S"),
                    "limits",
                    100))
            .addDefaultInterceptors()
            .withConverter(
                    io.quarkus.runtime.configuration.MemorySize.class,
                    100,
                    new io.quarkus.runtime.configuration.MemorySizeConverter())
            .build()
            .getConfigMapping(ImportConfig.class);

    private static final Path FILE = temporary();

    private ExportTarget() {}

    private static Path temporary() {
        try {
            var file = Files.createTempFile("export", ".fuzz");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first byte says which system it came from, the others are the file. */
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) return;
        Files.write(FILE, Arrays.copyOfRange(input, 1, input.length));
        var file = new SpooledFile(FILE, 10_000_000, new AtomicLong());
        var format = List.of(Format.WORDPRESS, Format.GHOST, Format.DATELINE).get((input[0] & 0xff) % 3);
        try {
            var export = switch (format) {
                case WORDPRESS -> new WordPressExport(file, LIMITS, null);
                case GHOST -> new GhostExport(file, LIMITS, null);
                case DATELINE -> new DatelineExport(file, LIMITS, null);
            };
            export.site();
            export.read(found -> {
                if (found.source().isEmpty()) throw new AssertionError("nothing says what it was");
                if (found.verdict().get() instanceof Manuscript manuscript) {
                    if (manuscript.title().isBlank()) throw new AssertionError("an article without a title");
                    manuscript.fingerprint();
                }
            });
        } catch (DamagedFile e) {
            if (e.getMessage() == null || e.getMessage().isBlank())
                throw new AssertionError("damaged, but nobody says where", e);
        }
    }
}
