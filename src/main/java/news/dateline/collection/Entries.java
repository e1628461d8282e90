package news.dateline.collection;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.collection.CollectionRepository.Candidate;
import news.dateline.web.Problem;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Finds the articles that staff name as entries, and names every fault with its place. */
@Singleton
class Entries {
    private static final int MOST = 100;

    private final CollectionRepository collections;

    Entries(CollectionRepository collections) {
        this.collections = collections;
    }

    /** The ids in their order; what is not published may stay where it is already, not come in. */
    List<UUID> checked(@Nullable List<String> wanted, List<UUID> present) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of();
        }
        if (wanted.size() > MOST) {
            throw WebProblems.invalid("#/entries", "too-many", "A collection takes %d entries.".formatted(MOST));
        }
        var known = byName(collections.candidates(wanted));
        var problem = Problem.of(WebProblems.INVALID);
        var ids = new ArrayList<UUID>();
        var seen = new HashSet<UUID>();
        for (int i = 0; i < wanted.size(); i++) {
            var candidate = known.get(wanted.get(i));
            var pointer = "#/entries/" + i;
            var shown = Text.shortened(wanted.get(i), 80);
            if (candidate == null) {
                problem.pointer(pointer, "unknown-article", "There is no article '%s'.".formatted(shown));
            } else if (!candidate.isReadable() && !present.contains(candidate.id())) {
                problem.pointer(pointer, "not-published", "The article '%s' is not published.".formatted(shown));
            } else if (!seen.add(candidate.id())) {
                problem.pointer(pointer, "twice", "The article '%s' is an entry already.".formatted(shown));
            } else {
                ids.add(candidate.id());
            }
        }
        if (ids.size() < wanted.size()) {
            throw problem.asException();
        }
        return ids;
    }

    /** The slug that readers know wins over one that only waits at the desk. */
    private static Map<String, Candidate> byName(List<Candidate> candidates) {
        var known = new HashMap<String, Candidate>();
        for (var candidate : candidates) {
            known.put(candidate.slug(), candidate);
        }
        for (var candidate : candidates) {
            if (candidate.publicSlug() != null) {
                known.put(candidate.publicSlug(), candidate);
            }
            known.put(candidate.id().toString(), candidate);
        }
        return known;
    }
}
