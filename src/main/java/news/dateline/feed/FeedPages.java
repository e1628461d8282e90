package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.article.ArticleFilter;
import news.dateline.feed.Feed.Departure;
import news.dateline.web.Shown;
import news.dateline.web.Window;

/** Puts the pages of feeds together, whatever their format. */
@Singleton
class FeedPages {
    private final ArticleEntries articles;
    private final LiveEntries live;
    private final Departures departures;
    private final Imprint imprint;

    FeedPages(ArticleEntries articles, LiveEntries live, Departures departures, Imprint imprint) {
        this.articles = articles;
        this.live = live;
        this.departures = departures;
        this.imprint = imprint;
    }

    Page page(Heading heading, Format format, Window window) {
        var entries = entries(heading.subject(), window);
        var links = entries.links();
        var feed = new Feed(
                heading.id(),
                heading.title(),
                heading.description(),
                imprint.publisher(),
                imprint.home(),
                new Feed.Links(links.self(), window.first(), links.next(), links.prev(), imprint.hubs()),
                entries.all(),
                // The other formats have no word for it: what is gone is not there.
                format == Format.ATOM ? departures(heading.subject(), entries, window) : List.of());
        return new Page(feed, shown(heading.subject(), entries));
    }

    private Entries entries(Subject subject, Window window) {
        return switch (subject) {
            case Subject.Live() -> live.in(window);
            case Subject.Articles() -> articles.in(ArticleFilter.Checked.all(), window);
            case Subject.Term(var kind, var slug) ->
                articles.in(
                        switch (kind) {
                            case SECTION -> ArticleFilter.Checked.ofSection(slug);
                            case TAG -> ArticleFilter.Checked.ofTag(slug);
                            case AUTHOR -> ArticleFilter.Checked.ofAuthor(slug);
                        },
                        window);
        };
    }

    private List<Departure> departures(Subject subject, Entries entries, Window window) {
        var stretch = Stretch.of(entries.all(), entries.links(), window);
        return switch (subject) {
            case Subject.Live() -> departures.ofLive(stretch);
            case Subject.Articles _, Subject.Term _ -> departures.ofArticles(stretch);
        };
    }

    /** The name in the heading may change, too. */
    private static Shown shown(Subject subject, Entries entries) {
        return switch (subject) {
            case Subject.Term(var kind, var slug) -> entries.shown().and(kind.word() + ":" + slug);
            case Subject.Articles(), Subject.Live() -> entries.shown();
        };
    }

    /** A page and what it shows. */
    record Page(Feed feed, Shown shown) {}
}
