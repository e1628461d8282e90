package news.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.article.Content;
import org.jspecify.annotations.Nullable;

/**
 * An article that comes whole from elsewhere: out of another system's export or the demo edition.
 *
 * @param id of the article; one that exists is replaced
 * @param wantedSlug the slug it should have, if no other article has it
 * @param related the ids of related articles chosen by hand, in order
 * @param publishedAt since when readers see it, null if they must not
 * @param updatedAt when it last changed in substance, null if it never did
 */
public record Story(
        UUID id,
        String wantedSlug,
        Content content,
        List<UUID> related,
        @Nullable Instant publishedAt,
        @Nullable Instant updatedAt) {}
