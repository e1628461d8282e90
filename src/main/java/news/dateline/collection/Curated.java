package news.dateline.collection;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.Optional;
import news.dateline.article.ArticleViews;
import news.dateline.change.ChangeLog;
import news.dateline.web.PublicUrl;

/** Collections with their articles, as anyone may read them. */
@Singleton
public class Curated {
    private final CollectionRepository collections;
    private final ArticleViews articles;
    private final ChangeLog changes;
    private final PublicUrl urls;

    Curated(CollectionRepository collections, ArticleViews articles, ChangeLog changes, PublicUrl urls) {
        this.collections = collections;
        this.articles = articles;
        this.changes = changes;
        this.urls = urls;
    }

    /** The collection with this slug and its readable articles, in the editors' order. */
    @Transactional
    public Optional<CollectionView> one(String slug) {
        var changedAt = changes.newestAt();
        return collections.one(slug).map(collection -> {
            var cards = articles.cards(collection.entries());
            return CollectionView.of(
                    collection,
                    collection.entries().stream()
                            .map(cards::get)
                            .filter(Objects::nonNull)
                            .toList(),
                    changedAt,
                    urls.base());
        });
    }
}
