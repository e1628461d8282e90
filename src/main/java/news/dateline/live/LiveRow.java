package news.dateline.live;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.body.Body;
import news.dateline.taxonomy.Ref;
import org.jspecify.annotations.Nullable;

/**
 * A live update as the one statement of a read returns it.
 *
 * @param articleId the article that it is attached to, whether readers see that or not
 * @param article that article as readers see it; null if they do not
 */
record LiveRow(
        UUID id,
        int version,
        @Nullable String title,
        Body body,
        String text,
        Importance importance,
        boolean pinned,
        boolean keyEvent,
        Instant publishedAt,
        @Nullable Instant updatedAt,
        Instant modifiedAt,
        List<Ref> tags,
        @Nullable UUID articleId,
        @Nullable UUID coverageId,
        @Nullable Named article,
        @Nullable Named coverage) {

    /** What an article or a coverage is called. */
    record Named(String slug, String title) {}

    /** The same without what may not be passed on. */
    LiveRow toPassOn() {
        var rest = body.syndicable();
        return new LiveRow(
                id,
                version,
                title,
                rest,
                rest.text(),
                importance,
                pinned,
                keyEvent,
                publishedAt,
                updatedAt,
                modifiedAt,
                tags,
                articleId,
                coverageId,
                article,
                coverage);
    }

    /** The values of the sort keys, for cursors. */
    List<String> keys() {
        return List.of(publishedAt.toString(), id.toString());
    }
}
