package news.dateline.importer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import and how far it has come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Import", description = "An import and how far it has come.")
public record ImportView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                enumeration = {"wordpress", "ghost", "dateline"})
        String format,

        @Schema(
                required = true,
                enumeration = {"queued", "running", "completed", "failed"})
        String status,

        @Schema(required = true) Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "The bytes of the file as it was sent.", minimum = "0", examples = "4194304") @Nullable Long size,

        @Schema(
                description = "How much of the file has been read, up to 99; 100 when all of it is done.",
                minimum = "0",
                maximum = "100",
                examples = "64")
        @Nullable Integer percent,

        @Schema(
                required = true,
                description = "How many things of the export have been dealt with so far.",
                examples = "186")
        int processed,

        @Schema(required = true, examples = "12") int created,
        @Schema(required = true, examples = "0") int updated,
        @Schema(required = true, examples = "0") int unchanged,
        @Schema(required = true, examples = "30") int skipped,

        @Schema(required = true, description = "Pictures that an article shows.", examples = "4")
        int used,

        @Schema(
                required = true,
                description = "How many blocks had no better form than sanitised HTML.",
                examples = "2")
        int htmlBlocks,

        @Schema(
                description = "How many were skipped for which reason; only in the report of one import.",
                examples = "{\"draft\":1,\"page\":21}")
        @Nullable Map<String, Integer> skippedBecause,

        @Schema(
                description = "Why it failed, with the place in the file. What was imported before stays.",
                examples =
                        "This is not the JSON of a Ghost export, at line 1, column 4711 (/db/0/data/posts/3): Unexpected end-of-input.")
        @Nullable String failure,

        @Schema(
                description =
                        "The first 100 of the report, in the order of the file; all are at `links.items`. Only in the report of one import.")
        @Nullable List<ReportedItem> items,

        @Schema(required = true) Links links) {

    static ImportView of(ImportJob job, String url) {
        return of(job, url, null, null);
    }

    static ImportView of(
            ImportJob job,
            String url,
            @Nullable Map<String, Integer> skippedBecause,
            @Nullable List<ReportedItem> items) {
        var counts = job.counts();
        return new ImportView(
                job.id(),
                job.format(),
                job.status(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.size(),
                job.percent(),
                counts.processed(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.skipped(),
                counts.used(),
                counts.htmlBlocks(),
                skippedBecause,
                job.failure(),
                items,
                new Links(url, url + "/items"));
    }

    /** Where the import is, and where all of its report. */
    @Schema(name = "ImportLinks")
    public record Links(
            @Schema(
                    required = true,
                    examples = "https://api.example.org/v1/desk/imports/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
            String self,

            @Schema(
                    required = true,
                    examples = "https://api.example.org/v1/desk/imports/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f/items")
            String items) {}
}
