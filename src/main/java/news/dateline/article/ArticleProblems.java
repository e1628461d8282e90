package news.dateline.article;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a request for an article. */
@Singleton
class ArticleProblems implements Problems {
    private static final ProblemType NOT_FOUND = new ProblemType(
            "article-not-found",
            404,
            "Article not found",
            "No published article has this slug or id. It may never have existed, or may not be public.");
    private static final ProblemType RETRACTED = new ProblemType(
            "retracted",
            410,
            "Retracted",
            "The newsroom has withdrawn the article for good. `reason` and `retractedAt` say why and when; remove your "
                    + "copies of it.");

    @Override
    public List<ProblemType> types() {
        return List.of(NOT_FOUND, RETRACTED);
    }

    static ProblemException notFound(String slugOrId) {
        return Problem.of(NOT_FOUND)
                .detail("No published article has the slug or id '%s'.".formatted(Text.shortened(slugOrId, 80)))
                .asException();
    }

    static ProblemException retracted(@Nullable String reason, Instant at) {
        return Problem.of(RETRACTED)
                .detail("The article was retracted.")
                .retraction(reason, at)
                .asException();
    }
}
