package news.dateline.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.article.Audio;
import news.dateline.article.BodyView;
import news.dateline.article.LeadImage;
import news.dateline.taxonomy.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft on the wire, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Draft", description = "An article as staff work on it, with where it stands.")
public record DraftView(
        @Schema(required = true) UUID id,
        @Schema(required = true) String slug,
        @Schema(required = true) String title,
        @Schema(required = true) String summary,
        @Schema(required = true) String language,
        @Nullable Ref section,
        @Schema(required = true) List<Ref> tags,
        @Schema(required = true) List<Ref> authors,
        @Nullable LeadImage leadImage,
        @Nullable Audio audio,

        @Schema(description = "The body as blocks; absent in lists.") @Nullable BodyView body,

        @Schema(required = true, description = "Ids of the related articles chosen by hand, in order.")
        List<UUID> related,

        @Schema(
                required = true,
                enumeration = {"draft", "scheduled", "published", "unpublished", "retracted"})
        String status,

        @Schema(description = "When it goes out, if it is scheduled.") @Nullable Instant publishAt,

        @Schema(description = "Whether partners who may read ahead can read it until then; absent if not.") @Nullable Boolean embargoed,

        @Schema(description = "Since when readers see it.") @Nullable Instant publishedAt,

        @Schema(description = "When it last changed in substance.") @Nullable Instant updatedAt,

        @Schema(required = true, description = "Whether readers see an older version than this.")
        boolean hasWaitingEdits,

        @Schema(required = true, description = "Counts every change; the ETag is made of it.")
        int revision,

        @Schema(required = true) int wordCount,
        @Schema(required = true) int readingTimeMinutes,
        @Schema(required = true) Instant createdAt,
        @Schema(required = true) Instant modifiedAt,

        @Schema(required = true, description = "What the caller may do with it now.")
        List<String> allowedActions,

        @Schema(required = true) Map<String, String> links) {}
