package news.dateline.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.article.BodyView;
import news.dateline.taxonomy.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A live update on the wire, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "DeskLiveUpdate", description = "A live update as staff work on it.")
public record LiveDeskView(
        @Schema(required = true) UUID id,

        @Nullable String title,

        @Schema(description = "The body as it can be sent back; absent in lists.") @Nullable BodyView body,

        @Schema(required = true, description = "The body as plain text.")
        String text,

        @Schema(
                required = true,
                enumeration = {"normal", "breaking"})
        String importance,

        @Schema(required = true) boolean pinned,
        @Schema(required = true) boolean keyEvent,
        @Schema(required = true) List<Ref> tags,

        @Schema(description = "The article that it is attached to.") @Nullable Article article,

        LiveView.@Nullable Membership coverage,

        @Schema(required = true) Instant publishedAt,

        @Schema(description = "When it last said something else.") @Nullable Instant updatedAt,

        @Schema(required = true, description = "When anything about it was last changed.")
        Instant modifiedAt,

        @Schema(required = true, description = "Counts every change; the ETag is made of it.")
        int revision,

        @Schema(required = true, description = "`self` at the desk, `public` where readers see it.")
        Map<String, String> links) {

    /** The article that a live update is attached to, whether readers see it or not. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeskAttachedArticle", description = "The article that a live update is attached to.")
    public record Article(
            @Schema(required = true) UUID id,

            @Schema(required = true, description = "Whether readers see it, and so the reference to it.")
            boolean published,

            @Schema(description = "Absent while it is not published.") @Nullable String slug,

            @Schema(description = "Absent while it is not published.") @Nullable String title) {

        static @Nullable Article of(LiveRow row) {
            if (row.articleId() == null) {
                return null;
            }
            var named = row.article();
            return named == null
                    ? new Article(row.articleId(), false, null, null)
                    : new Article(row.articleId(), true, named.slug(), named.title());
        }
    }

    static LiveDeskView inList(LiveRow row, String base) {
        return of(row, null, base);
    }

    static LiveDeskView whole(LiveRow row, String base) {
        return of(row, BodyView.of(row.body()), base);
    }

    private static LiveDeskView of(LiveRow row, @Nullable BodyView body, String base) {
        return new LiveDeskView(
                row.id(),
                row.title(),
                body,
                row.text(),
                row.importance().wireName(),
                row.pinned(),
                row.keyEvent(),
                row.tags(),
                Article.of(row),
                row.coverage() == null
                        ? null
                        : new LiveView.Membership(
                                row.coverage().slug(), row.coverage().title()),
                row.publishedAt(),
                row.updatedAt(),
                row.modifiedAt(),
                row.version(),
                Map.of("self", base + path(row.id()), "public", base + "/v1/live/" + row.id()));
    }

    /** Where it lies at the desk. */
    static String path(UUID id) {
        return "/v1/desk/live/" + id;
    }
}
