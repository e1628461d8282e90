package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import news.dateline.web.Checks;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes the slugs by which staff name sections, tags and authors into ids, and ids into slugs again. */
@Singleton
public class TermNames {
    private static final int MOST = 50;

    private final TermRepository terms;

    TermNames(TermRepository terms) {
        this.terms = terms;
    }

    /** Tags keep their ids until the transaction ends; to be called before anything is locked that names them. */
    public void keepFromMerging() {
        terms.keepFromMerging();
    }

    /** The id of the term with this slug; null stays null. */
    public @Nullable UUID id(TermKind kind, @Nullable String slug, String pointer) {
        if (slug == null) {
            return null;
        }
        var id = terms.idsBySlug(kind, List.of(slug)).get(slug);
        if (id == null) {
            throw Checks.unknown(pointer, kind.word(), slug);
        }
        return id;
    }

    /** The ids of the terms with these slugs, in their order. */
    public List<UUID> ids(TermKind kind, @Nullable List<String> slugs, String pointer) {
        if (slugs == null || slugs.isEmpty()) {
            return List.of();
        }
        if (slugs.size() > MOST || new HashSet<>(slugs).size() < slugs.size()) {
            throw WebProblems.invalid(pointer, "too-many", "This takes %d slugs, each once.".formatted(MOST));
        }
        // A present and a former slug may mean the same term.
        return Checks.known(slugs, terms.idsBySlug(kind, slugs), kind.word(), pointer).stream()
                .distinct()
                .toList();
    }

    /** These terms as they are today, in their order: a merged tag has become another, what is gone is left out. */
    public List<UUID> ofToday(TermKind kind, List<UUID> ids) {
        var present = terms.presentIds(kind, ids);
        return ids.stream()
                .map(present::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** The slugs of these terms, in their order. */
    public List<String> slugs(TermKind kind, List<UUID> ids) {
        var named = terms.named(kind, ids);
        return ids.stream()
                .map(named::get)
                .filter(Objects::nonNull)
                .map(Ref::slug)
                .distinct()
                .toList();
    }
}
