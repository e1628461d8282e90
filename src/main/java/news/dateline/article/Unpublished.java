package news.dateline.article;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An article that readers do not see, for those who may.
 *
 * @param publishedAt when they did, or will
 * @param embargoedUntil if it was released ahead of its time: when that comes
 */
public record Unpublished(
        UUID id,
        String slug,
        Content content,
        Instant publishedAt,
        @Nullable Instant updatedAt,
        @Nullable Instant embargoedUntil) {}
