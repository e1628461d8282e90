package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An import of subscribers and how far it has come. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SubscriberImport", description = "An import of subscribers and how far it has come.")
public record SubscriberImportView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                enumeration = {"queued", "running", "completed", "failed"})
        String status,

        @Schema(required = true) Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(required = true, description = "How many rows have been dealt with so far.", examples = "2000")
        int processed,

        @Schema(required = true, description = "Rows whose subscriptions count as confirmed.", examples = "1900")
        int confirmed,

        @Schema(required = true, description = "Rows without proof of a confirmation.", examples = "60")
        int pending,

        @Schema(required = true, description = "Rows that told nothing new.", examples = "10")
        int unchanged,

        @Schema(required = true, examples = "30") int skipped,

        @Schema(
                description = "How many were skipped for which reason; only in the report of one import.",
                examples = "{\"invalid-email\":28,\"suppressed\":2}")
        @Nullable Map<String, Integer> skippedBecause,

        @Schema(description = "The first 1,000 that were skipped; only in the report of one import.") @Nullable List<Skip> skips,

        @Schema(
                description = "Why it failed. What was imported before stays.",
                examples = "The file has no column 'email'.")
        @Nullable String failure) {

    static SubscriberImportView of(Tuple row) {
        return new SubscriberImportView(
                row.get("id", UUID.class),
                row.get("status", String.class),
                row.get("created_at", Instant.class),
                row.get("started_at", Instant.class),
                row.get("finished_at", Instant.class),
                row.get("processed", Integer.class),
                row.get("confirmed", Integer.class),
                row.get("pending", Integer.class),
                row.get("unchanged", Integer.class),
                row.get("skipped", Integer.class),
                null,
                null,
                row.get("failure", String.class));
    }

    SubscriberImportView with(Map<String, Integer> reasons, List<Skip> first) {
        return new SubscriberImportView(
                id,
                status,
                createdAt,
                startedAt,
                finishedAt,
                processed,
                confirmed,
                pending,
                unchanged,
                skipped,
                reasons,
                first,
                failure);
    }

    List<String> keys() {
        return List.of(id.toString());
    }

    /** A row that was not imported. */
    @Schema(name = "SubscriberImportSkip", description = "A row that was not imported.")
    public record Skip(
            @Schema(
                    required = true,
                    description = "Its number in the file; that of the first row after the names of the columns is 1.",
                    examples = "17")
            int row,

            @Schema(
                    required = true,
                    enumeration = {
                        "invalid-email",
                        "no-newsletter",
                        "unknown-newsletter",
                        "invalid-date",
                        "ended",
                        "too-long",
                        "not-text",
                        "suppressed"
                    })
            String reason) {}
}
