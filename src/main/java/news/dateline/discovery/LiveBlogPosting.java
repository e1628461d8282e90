package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import news.dateline.live.CoverageFormat;
import news.dateline.live.CoverageView;
import news.dateline.live.LiveView;
import news.dateline.web.Document;
import news.dateline.web.Shown;

/** Coverages as schema.org's {@code LiveBlogPosting}. */
@Singleton
class LiveBlogPosting implements CoverageFormat {
    private final Publisher publisher;

    LiveBlogPosting(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public String mediaType() {
        return LinkedData.MEDIA_TYPE;
    }

    @Override
    public Document coverage(CoverageView coverage, List<LiveView> updates, Shown shown) {
        var newest =
                updates.isEmpty() ? coverage.startedAt() : updates.getFirst().publishedAt();
        return new Document(
                LinkedData.written(LinkedData.document(LinkedData.thing(
                        "LiveBlogPosting",
                        "@id",
                        coverage.url(),
                        "url",
                        coverage.url(),
                        "headline",
                        coverage.title(),
                        "description",
                        coverage.summary(),
                        "datePublished",
                        coverage.startedAt().toString(),
                        "dateModified",
                        newest.toString(),
                        "coverageStartTime",
                        coverage.startedAt().toString(),
                        "coverageEndTime",
                        coverage.endedAt() == null ? null : coverage.endedAt().toString(),
                        "author",
                        publisher.described(),
                        "publisher",
                        publisher.described(),
                        "liveBlogUpdate",
                        updates.stream().map(this::update).toList()))),
                shown);
    }

    private Map<String, Object> update(LiveView update) {
        return LinkedData.thing(
                "BlogPosting",
                "@id",
                update.url(),
                "url",
                update.url(),
                "headline",
                update.title() == null ? update.text() : update.title(),
                "articleBody",
                update.text().isEmpty() ? null : update.text(),
                "datePublished",
                update.publishedAt().toString(),
                "dateModified",
                (update.updatedAt() == null ? update.publishedAt() : update.updatedAt()).toString(),
                "author",
                publisher.described());
    }
}
