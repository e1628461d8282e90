package news.dateline.change;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A public fact that is about to be recorded. It refers to its subject and carries no content, so that a retraction
 * leaves nothing behind.
 *
 * @param type what happened
 * @param subjectType such as {@code article}
 * @param slug the subject's slug at that time, if it has one
 * @param revision the subject's revision, if it has revisions
 * @param cause the type of the change that brought this one about, if one did
 */
public record Change(
        ChangeType type,
        String subjectType,
        UUID subjectId,
        @Nullable String slug,
        @Nullable Integer revision,
        @Nullable ChangeType cause) {}
