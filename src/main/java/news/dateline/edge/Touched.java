package news.dateline.edge;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import news.dateline.change.Fact;

/** What facts put out of date: the tags that answers bear, by the kind of thing that a fact is about. */
final class Touched {
    private static final Set<String> LISTS = Set.of(
            "articles",
            "live",
            "sections",
            "tags",
            "authors",
            "coverages",
            "collections",
            "newsletters",
            "corrections");

    private Touched() {}

    /** The tags that these facts touch; nothing if one of them is of a kind unknown here, so that it may be anything. */
    static Optional<Set<String>> by(List<Fact> facts) {
        var tags = new HashSet<String>();
        for (var fact : facts) {
            if (!add(fact, tags)) {
                return Optional.empty();
            }
        }
        return Optional.of(tags);
    }

    /** What every list bears. */
    static Set<String> lists() {
        return LISTS;
    }

    private static boolean add(Fact fact, Set<String> tags) {
        var kind = fact.subjectType();
        switch (kind) {
            case "article" -> tags.addAll(Set.of("articles", "article:" + fact.subjectId()));
            case "live" -> tags.addAll(Set.of("live", "live:" + fact.subjectId()));
            // Lists may be of one of these: they bear its tag only while something on them does.
            case "section", "tag", "author", "coverage" ->
                tags.addAll(Set.of(kind + "s", kind + ":" + fact.subjectSlug(), "articles", "live"));
            case "collection", "newsletter" -> tags.addAll(Set.of(kind + "s", kind + ":" + fact.subjectSlug()));
            default -> {
                return false;
            }
        }
        return true;
    }
}
