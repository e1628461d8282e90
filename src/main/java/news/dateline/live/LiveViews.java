package news.dateline.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.dateline.article.ArticleUrl;
import news.dateline.article.Syndication;
import news.dateline.web.Fields;
import news.dateline.web.Page;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** Makes rows into what goes over the wire. */
@Singleton
class LiveViews {
    private final ArticleUrl articles;
    private final LiveUrl urls;
    private final PublicUrl api;
    private final Syndication syndication;
    private final ObjectMapper json;

    LiveViews(ArticleUrl articles, LiveUrl urls, PublicUrl api, Syndication syndication, ObjectMapper json) {
        this.articles = articles;
        this.urls = urls;
        this.api = api;
        this.syndication = syndication;
        this.json = json;
    }

    /** The updates that a statement found, in its order. */
    List<LiveView> all(LiveFetch.Found found) {
        return of(found.rows(), found.changedAt());
    }

    /** The same for the caller: partners get what may be passed on. Streams are the same for all who follow them. */
    List<LiveView> allForCaller(LiveFetch.Found found) {
        return of(forCaller(found.rows()), found.changedAt());
    }

    private List<LiveRow> forCaller(List<LiveRow> rows) {
        return syndication.isForCallerToPassOn()
                ? rows.stream().map(LiveRow::toPassOn).toList()
                : rows;
    }

    /** These rows, which a statement found when the newest change was of that time. */
    List<LiveView> of(List<LiveRow> rows, @Nullable Instant changedAt) {
        return rows.stream().map(row -> of(row, changedAt)).toList();
    }

    /** A page of the feed or of a coverage; {@code tags} name what it shows beside the updates on it. */
    Page<Object> page(LiveFetch.Found found, Window.Slice<LiveRow> slice, Fields fields, List<String> tags) {
        var views = of(forCaller(slice.rows()), found.changedAt());
        return Page.<Object>of(
                        views.stream().map(view -> fields.pick(view, json)).toList(),
                        slice.links(),
                        Shown.of(tags, found.changedAt()).and(views))
                .readAt(found.seq());
    }

    private LiveView of(LiveRow row, @Nullable Instant changedAt) {
        return new LiveView(
                row.id(),
                row.title(),
                Dispatch.html(row.body().at(api::of)),
                row.text(),
                row.publishedAt(),
                row.updatedAt(),
                row.importance().wireName(),
                row.pinned(),
                row.keyEvent(),
                row.tags(),
                article(row),
                row.coverage() == null
                        ? null
                        : new LiveView.Membership(
                                row.coverage().slug(), row.coverage().title()),
                urls.of(row.id()),
                shown(row, changedAt));
    }

    private LiveView.@Nullable AttachedArticle article(LiveRow row) {
        return row.articleId() == null || row.article() == null
                ? null
                : new LiveView.AttachedArticle(
                        row.articleId(),
                        row.article().slug(),
                        row.article().title(),
                        articles.of(row.article().slug()));
    }

    /** What it mentions may get another name or vanish without a trace in its own row; only the log knows when. */
    private static Shown shown(LiveRow row, @Nullable Instant changedAt) {
        var tags = new ArrayList<>(List.of("live:" + row.id()));
        row.tags().forEach(tag -> tags.add("tag:" + tag.slug()));
        if (row.articleId() != null) {
            // Also while it cannot be shown: it may come back.
            tags.add("article:" + row.articleId());
        }
        if (row.coverage() != null) {
            tags.add("coverage:" + row.coverage().slug());
        }
        return Shown.of(tags, tags.size() == 1 ? row.modifiedAt() : changedAt);
    }
}
