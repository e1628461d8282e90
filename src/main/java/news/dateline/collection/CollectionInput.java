package news.dateline.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection as staff send it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CollectionInput", description = "A collection as staff send it.")
record CollectionInput(
        @Schema(description = "Left out, it is made from the name, or stays as it is.", examples = "editors-picks")
        @Nullable String slug,

        @Schema(required = true, maxLength = LONGEST_NAME, examples = "Editors' Picks") @Nullable String name,

        @Schema(maxLength = LONGEST_DESCRIPTION) @Nullable String description,

        @Schema(
                description = "Slugs or ids of published articles, in order; at most 100, each once. What is in the "
                        + "collection already may stay, whatever became of it.")
        @Nullable List<String> entries) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_DESCRIPTION = 5000;

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of("id", "updatedAt", "links");

    /** The collection as staff would send it, for a merge patch to be applied to. */
    static CollectionInput of(Collection collection) {
        return new CollectionInput(
                collection.slug(),
                collection.name(),
                collection.description(),
                collection.entries().stream().map(UUID::toString).toList());
    }
}
