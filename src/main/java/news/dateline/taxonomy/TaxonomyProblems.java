package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** What can be wrong with sections, tags and authors. */
@Singleton
class TaxonomyProblems implements Problems {
    private static final ProblemType IN_USE = new ProblemType(
            "in-use",
            409,
            "In use",
            "What articles or live updates are filed under cannot be deleted: take it off them first, or merge a tag into another. "
                    + "`detail` says how many use it.");

    @Override
    public List<ProblemType> types() {
        return List.of(IN_USE);
    }

    static ProblemException inUse(TermKind kind, String slug, long uses) {
        return Problem.of(IN_USE)
                .detail("The %s '%s' is used by %d %s.".formatted(kind.word(), slug, uses, kind.users()))
                .asException();
    }
}
