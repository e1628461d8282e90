package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import news.dateline.live.CoverageFormat;
import news.dateline.live.CoverageView;
import news.dateline.live.LiveView;
import news.dateline.web.Document;
import news.dateline.web.Shown;
import news.dateline.web.Text;

/** Coverages as schema.org's {@code LiveBlogPosting}. */
@Singleton
class LiveBlogPosting implements CoverageFormat {
    private static final int LONGEST_HEADLINE = 110;

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
                        modifiedAt(coverage, updates).toString(),
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

    /** An earlier update may have changed last, or the coverage ended. */
    private static Instant modifiedAt(CoverageView coverage, List<LiveView> updates) {
        return Stream.concat(
                        Stream.of(coverage.startedAt(), coverage.endedAt(), coverage.lastUpdateAt()),
                        updates.stream().map(LiveView::updatedAt))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Map<String, Object> update(LiveView update) {
        return LinkedData.thing(
                "BlogPosting",
                "@id",
                update.url(),
                "url",
                update.url(),
                "headline",
                update.title() == null ? Text.opening(update.text(), LONGEST_HEADLINE) : update.title(),
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
