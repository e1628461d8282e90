package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import news.dateline.web.Ids;
import org.hibernate.Session;

/** Makes the terms that somebody names and that are not there yet. */
@Singleton
public class MissingTerms {
    private final TermRepository terms;
    private final Session database;

    MissingTerms(TermRepository terms, Session database) {
        this.terms = terms;
        this.database = database;
    }

    /** No tag that is found or made here is merged away before the transaction ends; to be said before drafts are locked. */
    public void keepFromMerging() {
        terms.keepFromMerging();
    }

    /**
     * The ids of the terms with these slugs; those that are missing are made with the name given here, those that exist
     * keep theirs.
     */
    public Map<String, UUID> ensured(TermKind kind, Map<String, String> namesBySlug) {
        var slugs = List.copyOf(namesBySlug.keySet());
        var ids = terms.idsBySlug(kind, slugs);
        for (var entry : namesBySlug.entrySet()) {
            if (!ids.containsKey(entry.getKey())) {
                ids.put(entry.getKey(), ensured(kind, entry.getKey(), entry.getValue()));
            }
        }
        return ids;
    }

    private UUID ensured(TermKind kind, String slug, String name) {
        // Another transaction may be making the same term: then this one waits for it and takes what it made.
        database.createNativeMutationQuery(
                        "insert into %s (id, slug, name) values (?1, ?2, ?3) on conflict (slug) do nothing"
                                .formatted(kind.word()))
                .setParameter(1, Ids.next())
                .setParameter(2, slug)
                .setParameter(3, name)
                .executeUpdate();
        return Objects.requireNonNull(terms.idsBySlug(kind, List.of(slug)).get(slug));
    }
}
