package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.taxonomy.Ref;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A live update on the wire: the same members wherever it appears. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LiveUpdate", description = "A short piece of news. `fields` removes members.")
public record LiveView(
        @Schema(required = true) UUID id,

        @Schema(
                description = "Plain text; absent if the body stands by itself.",
                examples = "Contract of procurement head extended")
        @Nullable String title,

        @Schema(
                required = true,
                description = "HTML; empty if the title says all.",
                examples = "<p>The supervisory board has extended the contract.</p>")
        String body,

        @Schema(
                required = true,
                description = "The body as plain text.",
                examples = "The supervisory board has extended the contract.")
        String text,

        @Schema(required = true) Instant publishedAt,

        @Schema(description = "When it last said something else; absent if it never did. Typo fixes do not count.")
        @Nullable Instant updatedAt,

        @Schema(
                required = true,
                description = "`breaking` is what readers are alerted to.",
                enumeration = {"normal", "breaking"})
        String importance,

        @Schema(
                required = true,
                description = "Whether it stays on top of its coverage, or of the feed if it is part of none.")
        boolean pinned,

        @Schema(required = true, description = "Whether it is a turning point of its coverage.")
        boolean keyEvent,

        @Schema(required = true, description = "What it is about, in the newsroom's order.")
        List<Ref> tags,

        @Schema(description = "The article that tells more, as long as readers can see that.") @Nullable AttachedArticle article,

        @Schema(description = "The coverage that it is part of.") @Nullable Membership coverage,

        @Schema(
                required = true,
                description = "Its place on the publisher's own site.",
                format = "uri",
                examples = "https://news.example.org/live/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
        String url,

        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** The article that a live update is attached to, as it is now. */
    @Schema(name = "AttachedArticle", description = "The article that a live update is attached to, as it is now.")
    public record AttachedArticle(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "Its present slug.", examples = "procurement-head-contract-extended")
            String slug,

            @Schema(
                    required = true,
                    description = "Its present title.",
                    examples = "Contract of procurement head extended")
            String title,

            @Schema(
                    required = true,
                    description = "Its page on the publisher's own site.",
                    format = "uri",
                    examples = "https://news.example.org/procurement-head-contract-extended")
            String url) {}

    /** The coverage that a live update is part of. */
    @Schema(name = "CoverageReference", description = "The coverage that a live update is part of, as it is now.")
    public record Membership(
            @Schema(required = true, description = "Its present slug.", examples = "davos-forum")
            String slug,

            @Schema(required = true, description = "Its present title.", examples = "Two days in Davos")
            String title) {}
}
