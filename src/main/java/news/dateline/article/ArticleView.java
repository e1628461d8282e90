package news.dateline.article;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.body.Block;
import news.dateline.body.RelatedArticle;
import news.dateline.taxonomy.Ref;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article on the wire: the same members wherever it appears; {@code body} and {@code related} where asked for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Article", description = "A published article. `fields` removes members, `include` adds some.")
public record ArticleView(
        @Schema(required = true) UUID id,

        @Schema(
                required = true,
                description = "Its address for people; may change, then the earlier one is answered with 308.",
                examples = "albania-ukraine-ten-year-security-agreement")
        String slug,

        @Schema(
                required = true,
                description = "The article's page on the publisher's own site.",
                format = "uri",
                examples = "https://news.example.org/albania-ukraine-ten-year-security-agreement")
        String url,

        @Schema(required = true, description = "Plain text.", examples = "Ferry reaches harbour at dawn")
        String title,

        @Schema(
                required = true,
                description = "What it is about in a sentence or two, plain text.",
                examples = "The crossing took nine hours.")
        String summary,

        @Schema(required = true, description = "A language tag (BCP 47).", examples = "en")
        String language,

        @Nullable Ref section,

        @Schema(required = true, description = "What it is about, in the newsroom's order.")
        List<Ref> tags,

        @Schema(required = true, description = "Who wrote it, in the order of the byline.")
        List<Ref> authors,

        @Nullable LeadImage leadImage,
        @Nullable Audio audio,
        @Schema(required = true) Instant publishedAt,

        @Schema(description = "When it last changed in substance; absent if it never did. Typo fixes do not count.")
        @Nullable Instant updatedAt,

        @Schema(required = true, description = "The words of the body.", minimum = "0", examples = "412")
        int wordCount,

        @Schema(
                required = true,
                description = "At 238 words a minute, rounded, at least 1.",
                minimum = "1",
                examples = "2")
        int readingTimeMinutes,

        @Schema(required = true, description = "Newest first.")
        List<CorrectionView> corrections,

        @Schema(
                description = "The body in the form asked for: blocks, or one string of HTML or text.",
                ref = "ArticleBody")
        @Nullable Object body,

        @Schema(description = "Related articles; with `include=related`.") @Nullable List<ArticleView> related,

        @Schema(description = "Where the search found its words; with `q`.") @Nullable Highlight highlight,

        @Schema(description = "`edit`: where it lies at the desk; only for staff who may edit it.", ref = "StaffLinks")
        @Nullable Map<String, String> links,

        @Schema(description = "What the caller may do with it at the desk; only for staff who may edit it.") @Nullable List<String> allowedActions,

        @Schema(
                description =
                        "What partners do not get because the newsroom must not pass it on; absent if they get all.")
        @Nullable List<Withheld> withheld,

        @Schema(
                description =
                        "When everybody will read it; only for partners who read it ahead of that. Nothing of it may be "
                                + "published before.")
        @Nullable Instant embargoedUntil,

        @JsonIgnore @Schema(hidden = true) int revision,
        @JsonIgnore @Schema(hidden = true) Instant modifiedAt,
        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** Something that was left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Withheld", description = "Something that was left out of an answer, and why.")
    public record Withheld(
            @Schema(
                    required = true,
                    enumeration = {"leadImage", "audio", "body"})
            String asset,

            @Schema(description = "Which block of the body.", examples = "p-3fa9c2") @Nullable String blockId,

            @Schema(
                    required = true,
                    enumeration = {"no-syndication-rights"})
            String reason) {
        static Withheld withoutRights(String asset, @Nullable String blockId) {
            return new Withheld(asset, blockId, "no-syndication-rights");
        }
    }

    /** A block that says its {@code type} also among objects of other classes, where Jackson forgets it. */
    record TypedBlock(@JsonValue Block block) {}

    /** A reference within a body to another article, with that article as it is now. */
    record RelatedArticleCard(String type, String id, UUID articleId, ArticleView article) {
        static RelatedArticleCard of(RelatedArticle block, ArticleView article) {
            return new RelatedArticleCard("relatedArticle", block.id(), block.articleId(), article);
        }
    }
}
