package news.dateline.live;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import news.dateline.body.Body;
import org.jspecify.annotations.Nullable;

/**
 * All that staff decide about a live update: what it says, and where it belongs.
 *
 * @param title null if the body stands by itself
 * @param keyEvent whether it is a turning point of its coverage
 * @param tagIds in order of weight
 * @param articleId the article that tells more, if there is one
 * @param coverageId the coverage that it is part of, if it is of one
 */
public record Dispatch(
        @Nullable String title,
        Body body,
        Importance importance,
        boolean pinned,
        boolean keyEvent,
        List<UUID> tagIds,
        @Nullable UUID articleId,
        @Nullable UUID coverageId) {

    /** Whether readers would read the same in both, whatever else is different. */
    boolean saysTheSameAs(Dispatch other) {
        return Objects.equals(title, other.title) && html(body).equals(html(other.body));
    }

    /** The body as readers get it; it has no cards of articles that would have to be resolved. */
    static String html(Body body) {
        return body.html(card -> Optional.empty());
    }
}
