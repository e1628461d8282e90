package news.dateline.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection on the wire, for staff: with entries that readers do not see at the moment. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeskCollection", description = "A collection as staff work on it.")
public record CollectionDeskView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "editors-picks") String slug,

        @Schema(required = true, examples = "Editors' Picks")
        String name,

        @Nullable String description,
        @Schema(required = true) Instant updatedAt,

        @Schema(description = "In order; absent in the list of collections.") @Nullable List<Entry> entries,

        @Schema(required = true, description = "`self` at the desk, `public` where readers see it.")
        Map<String, String> links) {

    /** An article in its place. */
    @Schema(name = "DeskCollectionEntry", description = "An article in a collection.")
    public record Entry(
            @Schema(required = true) UUID id,
            @Schema(required = true) String slug,
            @Schema(required = true) String title,

            @Schema(
                    required = true,
                    description = "Readers see published ones only.",
                    enumeration = {"draft", "scheduled", "published", "unpublished", "retracted"})
            String status) {}

    static CollectionDeskView of(Collection collection, @Nullable List<Entry> entries, String base) {
        return new CollectionDeskView(
                collection.id(),
                collection.slug(),
                collection.name(),
                collection.description(),
                collection.updatedAt(),
                entries,
                Map.of(
                        "self", base + path(collection.id()),
                        "public", base + "/v1/collections/" + collection.slug()));
    }

    /** Where it lies at the desk, whatever its slug. */
    static String path(UUID id) {
        return "/v1/desk/collections/" + id;
    }
}
