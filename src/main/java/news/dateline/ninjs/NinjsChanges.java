package news.dateline.ninjs;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.article.Syndication;
import news.dateline.change.ChangeFormat;
import news.dateline.change.Fact;
import news.dateline.web.Document;

/**
 * What became of articles, as ninjs 3.1: a composite item whose associations are the articles that the changes are about,
 * each once and as it is now. One that is not public any more is canceled.
 */
@Singleton
class NinjsChanges implements ChangeFormat {
    private static final String ARTICLE = "article";

    private final Items items;
    private final Syndication syndication;
    private final PublishedArticles articles;

    NinjsChanges(Items items, Syndication syndication, PublishedArticles articles) {
        this.items = items;
        this.syndication = syndication;
        this.articles = articles;
    }

    @Override
    public String mediaType() {
        return Item.MEDIA_TYPE;
    }

    @Override
    public Document changes(List<Fact> changes, String self) {
        var newest = newest(changes);
        var present = articles.these(
                newest.stream().map(Fact::subjectId).toList(), syndication.shape(ArticleShape.BodyForm.HTML));
        var told = newest.stream().map(fact -> item(fact, present)).toList();
        return new Document(items.composite(self, told).written(), null);
    }

    /** The newest change of each article, in the order of those. */
    private static List<Fact> newest(List<Fact> changes) {
        var seen = new LinkedHashSet<UUID>();
        var newest = new ArrayList<Fact>();
        for (var change : changes.reversed()) {
            if (change.subjectType().equals(ARTICLE) && seen.add(change.subjectId())) {
                newest.addFirst(change);
            }
        }
        return newest;
    }

    private Map<String, Object> item(Fact fact, Map<UUID, ArticleView> present) {
        var article = present.get(fact.subjectId());
        var item = article == null ? items.canceled(fact.subjectId(), fact.revision(), fact.at()) : items.of(article);
        return item.named("change-" + fact.seq());
    }
}
