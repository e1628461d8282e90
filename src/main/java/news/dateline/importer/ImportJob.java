package news.dateline.importer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An import as it lies in the database, for its report. */
record ImportJob(
        UUID id,
        String format,
        String status,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Counts counts,
        @Nullable Long size,
        long position,
        @Nullable String failure) {

    /** How much of the file has been read, in hundredths; that is all of it only at the end, since writing comes after reading. */
    @Nullable Integer percent() {
        if (status.equals("completed")) {
            return 100;
        }
        return size == null || size == 0 ? null : (int) Math.min(99, position * 100 / size);
    }

    List<String> keys() {
        return List.of(createdAt.toString(), id.toString());
    }

    /**
     * How much of it had which outcome.
     *
     * @param htmlBlocks how many blocks had no better form than HTML
     */
    record Counts(int processed, int created, int updated, int unchanged, int skipped, int used, int htmlBlocks) {}
}
