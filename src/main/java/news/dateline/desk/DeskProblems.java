package news.dateline.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** What can be wrong at the desk. */
@Singleton
class DeskProblems implements Problems {
    private static final ProblemType NOT_FOUND = new ProblemType(
            "draft-not-found", 404, "Draft not found", "There is no draft with this id that you may see.");
    private static final ProblemType STATE = new ProblemType(
            "wrong-state",
            409,
            "Not in this state",
            "The article's status does not admit the action: what is not published cannot be unpublished, and what was "
                    + "retracted stays so.");
    private static final ProblemType HIDDEN = new ProblemType(
            "revisions-hidden", 410, "Hidden", "The revisions of a retracted article are not shown to anybody.");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_FOUND, STATE, HIDDEN);
    }

    static ProblemException notFound(UUID id) {
        return Problem.of(NOT_FOUND)
                .detail("There is no draft %s.".formatted(id))
                .asException();
    }

    static ProblemException retracted() {
        return state("The article is retracted, and nothing about it can be changed any more.");
    }

    static ProblemException notPublished() {
        return state("The article is not published.");
    }

    static ProblemException isPublished() {
        return state("Everybody can read the article: there is nothing to release to partners ahead of its time.");
    }

    static ProblemException notScheduled() {
        return state("Nothing is scheduled.");
    }

    static ProblemException wasPublished() {
        return state(
                "The article has been published: unpublish or retract it instead, so that links to it are answered.");
    }

    private static ProblemException state(String sentence) {
        return Problem.of(STATE).detail(sentence).asException();
    }

    static ProblemException hidden() {
        return Problem.of(HIDDEN).detail("The article is retracted.").asException();
    }
}
