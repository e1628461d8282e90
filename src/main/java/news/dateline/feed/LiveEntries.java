package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import news.dateline.article.ArticleShape;
import news.dateline.article.Syndication;
import news.dateline.feed.Feed.Entry;
import news.dateline.live.LatestUpdates;
import news.dateline.live.LiveView;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.SiteUrl;
import news.dateline.web.Text;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** Makes live updates into entries of a feed, without what may not be passed on. */
@Singleton
class LiveEntries {
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_SUMMARY = 300;

    private final LatestUpdates updates;
    private final Syndication syndication;
    private final SiteUrl site;
    private final WholeAddresses addresses;
    private final PublicUrl urls;

    LiveEntries(
            LatestUpdates updates, Syndication syndication, SiteUrl site, WholeAddresses addresses, PublicUrl urls) {
        this.updates = updates;
        this.syndication = syndication;
        this.site = site;
        this.addresses = addresses;
        this.urls = urls;
    }

    Entries in(Window window) {
        var page = updates.pageToPassOn(window);
        return new Entries(
                page.data().stream().map(this::entry).toList(),
                page.links(),
                Objects.requireNonNullElseGet(page.shown(), () -> Shown.of(List.of("live"), null)));
    }

    private Entry entry(LiveView update) {
        boolean isWhole = syndication.shape(ArticleShape.BodyForm.HTML).includes("body");
        return new Entry(
                update.id(),
                update.url(),
                title(update),
                null,
                update.publishedAt(),
                Objects.requireNonNullElse(update.updatedAt(), update.publishedAt()),
                isWhole ? null : summary(update),
                isWhole ? whole(update) : null,
                List.of(),
                ArticleEntries.tags(update.tags(), urls),
                null,
                null);
    }

    /** Of one that is only to be looked at, the title of what it belongs to. */
    private String title(LiveView update) {
        if (update.title() != null) {
            return update.title();
        }
        if (!update.text().isBlank()) {
            return Text.opening(Text.line(update.text()), LONGEST_TITLE);
        }
        return update.coverage() == null ? site.siteName() : update.coverage().title();
    }

    private static @Nullable String summary(LiveView update) {
        return update.text().isBlank() ? update.title() : Text.opening(update.text(), LONGEST_SUMMARY);
    }

    /** The update, and a link to the article that tells more. */
    private String whole(LiveView update) {
        var article = update.article();
        var more = article == null
                ? ""
                : "<p><a href=\"%s\">%s</a></p>".formatted(Text.html(article.url()), Text.html(article.title()));
        var body = update.body().isEmpty() && update.title() != null
                ? "<p>%s</p>".formatted(Text.html(update.title()))
                : addresses.in(update.body(), update.url());
        return body + more;
    }
}
