package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.dateline.article.BodyInput;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A live update as staff send it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LiveInput", description = "A live update as staff send it; it needs a title or a body.")
record LiveInput(
        @Schema(maxLength = LONGEST_TITLE, examples = "Contract of procurement head extended") @Nullable String title,

        @Nullable BodyInput body,

        @Schema(description = "Slugs of tags, the weightiest first.") @Nullable List<String> tags,

        @Schema(
                description = "`breaking` is what readers are alerted to.",
                enumeration = {"normal", "breaking"},
                defaultValue = "normal")
        @Nullable String importance,

        @Schema(
                description =
                        "Whether it stays on top of its coverage, or of the feed if it is part of none; at most 10 there.",
                defaultValue = "false")
        @Nullable Boolean pinned,

        @Schema(
                description = "Whether it is a turning point of its coverage; at most 100 there.",
                defaultValue = "false")
        @Nullable Boolean keyEvent,

        @Schema(
                description = "The slug or id of a published article that tells more.",
                examples = "procurement-head-contract-extended")
        @Nullable String article,

        @Schema(description = "The slug or id of a live coverage.", examples = "davos-forum") @Nullable String coverage,

        @Schema(
                description =
                        "Of a change: `false` if title and body are only put right, so that `updatedAt` stays as it is.",
                defaultValue = "true")
        @Nullable Boolean substantive) {

    static final int LONGEST_TITLE = 300;

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY =
            Set.of("id", "text", "url", "publishedAt", "updatedAt", "modifiedAt", "revision", "links");

    /** An update as staff would send it, for a merge patch to be applied to. */
    static LiveInput of(Dispatch dispatch, List<String> tags, ObjectMapper json) {
        return new LiveInput(
                dispatch.title(),
                BodyInput.of(dispatch.body(), json),
                tags,
                dispatch.importance().wireName(),
                dispatch.pinned(),
                dispatch.keyEvent(),
                named(dispatch.articleId()),
                named(dispatch.coverageId()),
                null);
    }

    private static @Nullable String named(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    boolean isSubstantive() {
        return !Boolean.FALSE.equals(substantive);
    }
}
