package news.dateline.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.dateline.article.Article;
import news.dateline.article.ArticleRepository;
import news.dateline.change.Change;
import news.dateline.web.BulkRows;

/** Stories that are new here: gathered first, then stored together, since an archive would take a day row by row. */
final class Arrivals {
    private final Revising revising;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<Article> articles = new ArrayList<>();

    Arrivals(Revising revising) {
        this.revising = revising;
    }

    /** Takes a story up; one without a date of publication becomes a draft only. */
    void add(Story story, String slug, Instant now) {
        var draft = new Draft(story.id(), new Manuscript(slug, story.content(), story.related()), null, now);
        var first = story.publishedAt();
        if (first != null) {
            draft.markPublished(first, story.updatedAt(), now);
            var article = Publishing.article(draft, first, story.updatedAt(), now);
            article.relate(story.related());
            articles.add(article);
        }
        drafts.add(draft);
        revisions.add(revising.imported(draft));
    }

    /** Stores them, and tells the facts that are to be recorded. */
    List<Change> store(BulkRows rows, ArticleRepository repository) {
        rows.add(drafts);
        rows.add(revisions);
        repository.add(articles);
        return articles.stream().map(Publishing::published).toList();
    }
}
