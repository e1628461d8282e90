package news.dateline.taxonomy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A section, tag or author on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Term", description = "A section, tag or author.")
public record TermView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Its address, and what filters take.", examples = "war")
        String slug,

        @Schema(required = true, description = "What readers see.", examples = "War")
        String name,

        @Schema(
                description = "What it is about; of an author, who that is.",
                examples = "The war and what it does to people.")
        @Nullable String description,

        @Schema(description = "What an author does, such as 'Defence correspondent'.") @Nullable String role,

        @Schema(description = "The portrait of an author.", format = "uri-reference") @Nullable String imageUrl,

        @Schema(
                required = true,
                description = "How many published articles are filed under it.",
                minimum = "0",
                examples = "12")
        long articleCount,

        @Schema(required = true) Links links,
        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** Where its articles are. */
    @Schema(name = "TermLinks", description = "Where a section, tag or author and its articles are.")
    public record Links(
            @Schema(required = true, format = "uri", examples = "https://api.example.org/v1/sections/war")
            String self,

            @Schema(
                    required = true,
                    description = "Its articles, newest first.",
                    format = "uri",
                    examples = "https://api.example.org/v1/articles?section=war")
            String articles) {}

    static TermView of(TermKind kind, TermRepository.Row row, @Nullable Instant changedAt, String base) {
        return new TermView(
                row.id(),
                row.slug(),
                row.name(),
                row.description(),
                row.role(),
                row.imageUrl(),
                row.articleCount(),
                new Links(
                        "%s/v1/%ss/%s".formatted(base, kind.word(), row.slug()),
                        "%s/v1/articles?%s=%s".formatted(base, kind.word(), row.slug())),
                // The count changes with any article.
                Shown.of(List.of(kind.word() + ":" + row.slug(), "articles"), changedAt));
    }
}
