package news.dateline.taxonomy;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section, tag or author on the wire, for staff: what readers see of it, and the place of a section. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeskTerm", description = "A section, tag or author as staff work on it.")
public record TermDeskView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "war") String slug,
        @Schema(required = true, examples = "War") String name,

        @Schema(description = "What it is about; of an author, who that is.") @Nullable String description,

        @Schema(description = "What an author does.") @Nullable String role,

        @Schema(description = "The portrait of an author.") @Nullable String imageUrl,

        @Schema(description = "The place of a section among the sections.") @Nullable Integer position,

        @Schema(required = true, description = "How many published articles are filed under it.")
        long articleCount,

        @Schema(
                required = true,
                description = "`self` at the desk, `public` where readers see it, `articles` filed under it.")
        Map<String, String> links) {

    static TermDeskView of(TermKind kind, TermRepository.Row row, String base) {
        return new TermDeskView(
                row.id(),
                row.slug(),
                row.name(),
                row.description(),
                row.role(),
                row.imageUrl(),
                kind == TermKind.SECTION ? row.place() : null,
                row.articleCount(),
                Map.of(
                        "self", base + path(kind, row.id()),
                        "public", "%s/v1/%ss/%s".formatted(base, kind.word(), row.slug()),
                        "articles", "%s/v1/articles?%s=%s".formatted(base, kind.word(), row.slug())));
    }

    /** Where it lies at the desk, whatever its slug. */
    static String path(TermKind kind, UUID id) {
        return "/v1/desk/%ss/%s".formatted(kind.word(), id);
    }
}
