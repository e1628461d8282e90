package news.dateline.feed;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import news.dateline.article.ArticleFilter;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.Audio;
import news.dateline.article.CorrectionView;
import news.dateline.article.LeadImage;
import news.dateline.article.PublishedArticles;
import news.dateline.article.Syndication;
import news.dateline.feed.Feed.Category;
import news.dateline.feed.Feed.Entry;
import news.dateline.feed.Feed.Picture;
import news.dateline.feed.Feed.Recording;
import news.dateline.taxonomy.Ref;
import news.dateline.web.PublicUrl;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** Makes articles into entries of a feed, without what may not be passed on. */
@Singleton
class ArticleEntries {
    private final PublishedArticles articles;
    private final Syndication syndication;
    private final WholeAddresses addresses;
    private final PublicUrl urls;

    ArticleEntries(PublishedArticles articles, Syndication syndication, WholeAddresses addresses, PublicUrl urls) {
        this.articles = articles;
        this.syndication = syndication;
        this.addresses = addresses;
        this.urls = urls;
    }

    Entries in(ArticleFilter.Checked filter, Window window) {
        var shape = syndication.shape(ArticleShape.BodyForm.HTML);
        var listing = articles.list(filter, shape, window);
        return new Entries(listing.articles().stream().map(this::entry).toList(), listing.links(), listing.shown());
    }

    private Entry entry(ArticleView article) {
        return new Entry(
                article.id(),
                article.url(),
                article.title(),
                article.language(),
                article.publishedAt(),
                updated(article),
                article.summary(),
                article.body() instanceof String html && !html.isEmpty() ? addresses.in(html, article.url()) : null,
                article.authors().stream().map(Ref::name).toList(),
                categories(article),
                picture(article.leadImage()),
                recording(article.audio()));
    }

    /** A correction is news to those who hold the entry, also if the text did not change in substance. */
    private static Instant updated(ArticleView article) {
        return Stream.concat(
                        Stream.of(
                                article.publishedAt(), Objects.requireNonNullElse(article.updatedAt(), Instant.EPOCH)),
                        article.corrections().stream().map(CorrectionView::at))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private List<Category> categories(ArticleView article) {
        var categories = new ArrayList<Category>();
        var section = article.section();
        if (section != null) {
            categories.add(new Category(urls.of("/v1/sections"), section.slug(), section.name()));
        }
        categories.addAll(tags(article.tags(), urls));
        return categories;
    }

    static List<Category> tags(List<Ref> tags, PublicUrl urls) {
        return tags.stream()
                .map(tag -> new Category(urls.of("/v1/tags"), tag.slug(), tag.name()))
                .toList();
    }

    private static @Nullable Picture picture(@Nullable LeadImage image) {
        return image == null
                ? null
                : new Picture(image.url(), image.alt(), image.caption(), image.credit(), image.width(), image.height());
    }

    private static @Nullable Recording recording(@Nullable Audio audio) {
        return audio == null ? null : new Recording(audio.url(), audio.mediaType(), audio.durationSeconds());
    }
}
