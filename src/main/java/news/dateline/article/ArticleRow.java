package news.dateline.article;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.taxonomy.Ref;
import org.jspecify.annotations.Nullable;

/**
 * An article as the one statement of a read returns it.
 *
 * @param keys the values of the sort keys, for cursors
 * @param body the blocks as stored JSON, if they were asked for
 * @param changedAt when anything at all last changed, as of this read
 * @param embargoedUntil when it will be published, if it was released ahead of that
 */
record ArticleRow(
        List<String> keys,
        UUID id,
        String slug,
        String title,
        String summary,
        String language,
        @Nullable Ref section,
        List<Ref> tags,
        List<Ref> authors,
        @Nullable LeadImage leadImage,
        @Nullable Audio audio,
        Instant publishedAt,
        @Nullable Instant updatedAt,
        Instant modifiedAt,
        int revision,
        int wordCount,
        int readingTimeMinutes,
        List<CorrectionView> corrections,
        @Nullable String body,
        @Nullable Highlight highlight,
        @Nullable Instant retractedAt,
        @Nullable String retractionReason,
        @Nullable Instant changedAt,
        @Nullable Instant embargoedUntil) {}
