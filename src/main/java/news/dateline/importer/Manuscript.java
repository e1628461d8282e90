package news.dateline.importer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import news.dateline.article.Audio;
import news.dateline.article.LeadImage;
import news.dateline.body.Body;
import org.jspecify.annotations.Nullable;

/**
 * An article as an export has it, in our terms, before it is filed under sections, tags and authors that have ids.
 *
 * @param sourceId its id in the other system
 * @param wantedSlug the slug it should have
 * @param publishedAt since when its readers see it; null if they never did, and it is a draft
 * @param htmlBlocks how many blocks had no better form than HTML
 * @param note what was lost or simplified on the way, for the report
 * @param updatedAt when it last changed in substance; null if it never did, or nobody knows
 */
record Manuscript(
        String sourceId,
        String wantedSlug,
        String title,
        String summary,
        String language,
        @Nullable Label section,
        List<Label> tags,
        List<Label> authors,
        @Nullable LeadImage leadImage,
        @Nullable Instant publishedAt,
        Body body,
        @JsonIgnore int htmlBlocks,
        @JsonIgnore @Nullable String note,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Audio audio,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant updatedAt)
        implements Verdict {
    /** An article of a system that knows of nothing more. */
    Manuscript(
            String sourceId,
            String wantedSlug,
            String title,
            String summary,
            String language,
            @Nullable Label section,
            List<Label> tags,
            List<Label> authors,
            @Nullable LeadImage leadImage,
            @Nullable Instant publishedAt,
            Body body,
            int htmlBlocks,
            @Nullable String note) {
        this(
                sourceId,
                wantedSlug,
                title,
                summary,
                language,
                section,
                tags,
                authors,
                leadImage,
                publishedAt,
                body,
                htmlBlocks,
                note,
                null,
                null);
    }

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /** Changes when, and only when, readers would see another article. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(this));
            return HexFormat.of().formatHex(digest);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java runtime", e);
        }
    }
}
