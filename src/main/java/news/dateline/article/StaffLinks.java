package news.dateline.article;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.access.Caller;
import news.dateline.access.Role;
import news.dateline.web.Ids;
import news.dateline.web.PublicUrl;

/** Leads staff who read what readers read to the desk: "Edit post". Others get nothing of it. */
@Singleton
class StaffLinks {
    private static final List<String> OF_AUTHORS = List.of("edit", "preview");
    private static final List<String> OF_EDITORS =
            List.of("edit", "publish", "unpublish", "retract", "correct", "preview");

    private final Caller caller;
    private final ArticleRepository articles;
    private final PublicUrl urls;

    StaffLinks(Caller caller, ArticleRepository articles, PublicUrl urls) {
        this.caller = caller;
        this.articles = articles;
        this.urls = urls;
    }

    /** What the caller may do with which of these published articles; an author with those that bear their name. */
    Map<UUID, ForStaff> of(Collection<UUID> ids) {
        if (ids.isEmpty() || !caller.isStaff()) {
            return Map.of();
        }
        boolean editsAll = caller.is(Role.EDITOR) || caller.is(Role.ADMIN);
        var theirs = articles.published(ids, editsAll ? null : caller.authorId().orElse(Ids.NIL));
        return theirs.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new ForStaff(
                                Map.of("edit", urls.of("/v1/desk/articles/" + id)),
                                editsAll ? OF_EDITORS : OF_AUTHORS)));
    }

    /** Where an article lies at the desk, and what the caller may do with it there. */
    record ForStaff(Map<String, String> links, List<String> allowedActions) {}
}
