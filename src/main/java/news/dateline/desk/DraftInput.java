package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import news.dateline.article.Audio;
import news.dateline.article.BodyInput;
import news.dateline.article.LeadImage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft as staff send it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DraftInput", description = "A draft as staff send it.")
record DraftInput(
        @Schema(required = true, maxLength = 300, examples = "Ferry reaches harbour") @Nullable String title,

        @Schema(description = "Left out, it is made from the title.", examples = "ferry-reaches-harbour") @Nullable String slug,

        @Schema(maxLength = 2000) @Nullable String summary,

        @Schema(description = "A language tag (BCP 47).", defaultValue = "en", examples = "en") @Nullable String language,

        @Schema(description = "The slug of a section.", examples = "war") @Nullable String section,

        @Schema(description = "Slugs of tags, the weightiest first.") @Nullable List<String> tags,

        @Schema(description = "Slugs of authors, in the order of the byline.") @Nullable List<String> authors,

        @Nullable LeadImage leadImage,
        @Nullable Audio audio,
        @Nullable BodyInput body,

        @Schema(description = "Slugs or ids of related articles, in order; empty lets likeness choose.") @Nullable List<String> related,

        @Schema(description = "For the revisions, not for readers.", maxLength = 500) @Nullable String note) {

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of(
            "id",
            "url",
            "status",
            "publishAt",
            "embargoed",
            "publishedAt",
            "updatedAt",
            "createdAt",
            "modifiedAt",
            "hasWaitingEdits",
            "revision",
            "wordCount",
            "readingTimeMinutes",
            "corrections",
            "allowedActions",
            "links");
}
