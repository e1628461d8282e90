package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.PublishedArticles;
import news.dateline.article.Syndication;
import news.dateline.live.LatestUpdates;
import news.dateline.live.LiveView;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.Text;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** Puts feeds together, whatever the format: articles and updates as anyone may pass them on. */
@Singleton
class Feeds {
    private static final int LONGEST_TITLE = 80;

    private final PublishedArticles articles;
    private final Syndication syndication;
    private final LatestUpdates updates;
    private final Removals removals;
    private final FeedHeads heads;

    Feeds(
            PublishedArticles articles,
            Syndication syndication,
            LatestUpdates updates,
            Removals removals,
            FeedHeads heads) {
        this.articles = articles;
        this.syndication = syndication;
        this.updates = updates;
        this.removals = removals;
        this.heads = heads;
    }

    /**
     * A page of a feed.
     *
     * @param term what the feed is about; null for one of everything
     */
    Feed page(Topic.Requested requested, TermRepository.@Nullable Present term, Window window) {
        var topic = requested.topic();
        var head = heads.of(topic, requested.format(), term);
        return topic.equals(Topic.LIVE) ? ofUpdates(head, window) : ofArticles(head, topic, window);
    }

    private Feed ofArticles(FeedHead head, Topic topic, Window window) {
        var listing = articles.list(topic.filter(), syndication.shape(ArticleShape.BodyForm.HTML), window);
        return head.feed(
                listing.links(),
                window,
                listing.articles().stream().map(Feeds::entry).toList(),
                window.cursor().isPresent() ? List.of() : removals.ofArticles(),
                listing.shown());
    }

    private Feed ofUpdates(FeedHead head, Window window) {
        var page = updates.page(window);
        return head.feed(
                page.links(),
                window,
                page.data().stream().map(Feeds::entry).toList(),
                window.cursor().isPresent() ? List.of() : removals.ofUpdates(),
                page.shown());
    }

    private static Feed.Entry entry(LiveView update) {
        var title = Optional.ofNullable(update.title()).orElseGet(() -> Text.opening(update.text(), LONGEST_TITLE));
        return new Feed.Entry(
                update.id(),
                update.url(),
                title,
                update.text().isEmpty() ? title : update.text(),
                update.body().isEmpty() ? null : update.body(),
                null,
                update.publishedAt(),
                update.updatedAt(),
                List.of(),
                update.tags(),
                null,
                null);
    }

    private static Feed.Entry entry(ArticleView article) {
        var image = article.leadImage();
        var audio = article.audio();
        var categories = new ArrayList<>(article.section() == null ? List.of() : List.of(article.section()));
        categories.addAll(article.tags());
        return new Feed.Entry(
                article.id(),
                article.url(),
                article.title(),
                article.summary(),
                (String) article.body(),
                article.language(),
                article.publishedAt(),
                article.updatedAt(),
                article.authors(),
                categories,
                image == null
                        ? null
                        : new Feed.Picture(
                                image.url(),
                                image.alt(),
                                image.caption(),
                                image.credit(),
                                image.width(),
                                image.height()),
                audio == null ? null : new Feed.Recording(audio.url(), audio.mediaType(), audio.durationSeconds()));
    }
}
