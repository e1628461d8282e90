package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.dateline.article.Article;
import news.dateline.article.ArticleRepository;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;

/** Brings articles before the readers; nobody else writes them. */
@Singleton
public class Publishing {
    private final ArticleRepository articles;
    private final ChangeLog changes;
    private final InstantSource clock;

    Publishing(ArticleRepository articles, ChangeLog changes, InstantSource clock) {
        this.articles = articles;
        this.changes = changes;
        this.clock = clock;
    }

    /** Publishes the stories in one transaction: those whose id is known replace their article, the others are new. */
    @Transactional
    public void publish(List<Story> stories) {
        var now = clock.instant();
        var known = articles.list("id in ?1", stories.stream().map(Story::id).toList()).stream()
                .collect(Collectors.toMap(Article::id, Function.identity()));
        var taken = new HashSet<>(
                articles.takenSlugs(stories.stream().map(Story::wantedSlug).collect(Collectors.toSet())));
        var facts = new ArrayList<Change>();
        for (var story : stories) {
            var article = known.get(story.id());
            if (article == null) {
                var slug = free(story.wantedSlug(), taken);
                article = new Article(story.id(), slug, story.content(), story.publishedAt(), now);
                article.markUpdated(story.updatedAt());
                articles.persist(article);
                facts.add(fact("article.published", article));
            } else {
                article.replace(article.slug(), story.content(), story.publishedAt(), story.updatedAt(), now);
                facts.add(fact("article.updated", article));
            }
        }
        changes.append(facts);
    }

    private static Change fact(String type, Article article) {
        return new Change(type, "article", article.id(), article.slug(), article.revision(), null);
    }

    /** The wanted slug, with a number if it is taken; from now on it is. */
    private static String free(String wanted, Set<String> taken) {
        var slug = wanted;
        for (int number = 2; taken.contains(slug); number++) {
            slug = wanted + "-" + number;
        }
        taken.add(slug);
        return slug;
    }
}
