package news.dateline.ninjs;

import jakarta.inject.Singleton;
import news.dateline.article.ArticleFormat;
import news.dateline.article.ArticleListFormat;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.article.Syndication;
import news.dateline.web.Document;

/** Articles as ninjs 3.1; a page of them is a composite item, each article one of its associations. */
@Singleton
class NinjsArticles implements ArticleFormat, ArticleListFormat {
    private final Items items;
    private final Syndication syndication;

    NinjsArticles(Items items, Syndication syndication) {
        this.items = items;
        this.syndication = syndication;
    }

    @Override
    public String mediaType() {
        return Item.MEDIA_TYPE;
    }

    @Override
    public ArticleShape.Checked shape() {
        return syndication.shape(ArticleShape.BodyForm.HTML);
    }

    @Override
    public Document article(ArticleView article) {
        return new Document(items.of(article).written(), article.shown());
    }

    @Override
    public Document page(PublishedArticles.Listing listing) {
        var articles = listing.articles().stream()
                .map(article -> items.of(article).named("article-" + article.id()))
                .toList();
        return new Document(items.composite(listing.links().self(), articles).written(), listing.shown());
    }
}
