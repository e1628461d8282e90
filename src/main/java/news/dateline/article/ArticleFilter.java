package news.dateline.article;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import news.dateline.web.LanguageTag;
import news.dateline.web.Parameters;
import news.dateline.web.Slug;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose articles and their order. */
public class ArticleFilter {
    private static final int MOST_TAGS = 10;
    private static final int LONGEST_QUERY = 500;
    /** PostgreSQL nests a negation in the one before it, and fails at 32 of them: a line of hyphens is none. */
    private static final Pattern LINE_OF_HYPHENS = Pattern.compile("-(?:[^\\p{L}\\p{N}\"-]*+-){9,}+");

    @RestQuery
    @Parameter(description = "The slug of a section.", example = "war", schema = @Schema(implementation = Slug.class))
    @Nullable String section;

    @RestQuery
    @Parameter(
            description = "The slug of a tag; repeated, an article must carry all of them (10 at the most).",
            example = "[\"albania\"]",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            implementation = Slug.class,
                            maxItems = MOST_TAGS,
                            uniqueItems = true))
    @Nullable List<String> tag;

    @RestQuery
    @Parameter(
            description = "The slug of an author.",
            example = "marta-velychko",
            schema = @Schema(implementation = Slug.class))
    @Nullable String author;

    @RestQuery
    @Parameter(
            description = "A language tag (BCP 47), such as `en` or `uk`.",
            example = "en",
            schema = @Schema(type = SchemaType.STRING, pattern = "^" + LanguageTag.PATTERN + "$"))
    @Nullable String language;

    @RestQuery
    @Parameter(
            description = "Published after this instant (exclusive).",
            example = "2025-01-20T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String publishedAfter;

    @RestQuery
    @Parameter(
            description = "Published before this instant (exclusive).",
            example = "2025-02-01T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String publishedBefore;

    @RestQuery
    @Parameter(
            description = "Published or updated in substance after this instant (exclusive).",
            example = "2025-01-21T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String updatedAfter;

    @RestQuery
    @Parameter(
            description =
                    "Full text: words that must all occur, \"a phrase\", `or`, `-not`. Accents and case do not matter; "
                            + "English is stemmed.",
            example = "\"security agreement\" -football",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST_QUERY))
    @Nullable String q;

    @RestQuery
    @Parameter(
            description =
                    "The order. `relevance` goes with `q`: it weighs title, summary and text against age, among the "
                            + "1,000 newest hits.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"-publishedAt", "publishedAt", "-updatedAt", "relevance"},
                            defaultValue = "-publishedAt"))
    @Nullable String sort;

    /** The orders of a list of articles. */
    public enum Sort implements Parameters.WireName {
        NEWEST("-publishedAt"),
        OLDEST("publishedAt"),
        UPDATED("-updatedAt"),
        RELEVANCE("relevance");

        private final String wireName;

        Sort(String wireName) {
            this.wireName = wireName;
        }

        @Override
        public String wireName() {
            return wireName;
        }
    }

    /** The filter with every value checked. */
    public Checked checked() {
        var order = Parameters.oneOf("sort", sort, Sort.class, Sort.NEWEST);
        if (order == Sort.RELEVANCE && q == null) {
            throw WebProblems.badParameter(
                    "sort", "needs-q", "'sort=relevance' needs 'q', the words to be relevant to.");
        }
        return new Checked(
                Parameters.slug("section", section),
                Parameters.slugs("tag", tag, MOST_TAGS),
                Parameters.slug("author", author),
                language(),
                Parameters.instant("publishedAfter", publishedAfter),
                Parameters.instant("publishedBefore", publishedBefore),
                Parameters.instant("updatedAfter", updatedAfter),
                words(),
                order);
    }

    private @Nullable String words() {
        var words = Parameters.text("q", q, LONGEST_QUERY);
        return words == null ? null : LINE_OF_HYPHENS.matcher(words).replaceAll(" ");
    }

    private @Nullable String language() {
        if (language != null && !LanguageTag.isOne(language)) {
            throw WebProblems.badParameter(
                    "language", "not-a-language", "'language' takes a language tag (BCP 47), such as 'en' or 'uk'.");
        }
        return language == null ? null : Content.canonical(language);
    }

    /** A filter whose values can be relied on; null and empty mean "any". */
    public record Checked(
            @Nullable String section,
            List<String> tags,
            @Nullable String author,
            @Nullable String language,
            @Nullable Instant publishedAfter,
            @Nullable Instant publishedBefore,
            @Nullable Instant updatedAfter,
            @Nullable String q,
            Sort sort) {

        /** All articles, newest first. */
        public static Checked all() {
            return newest(null, List.of(), null);
        }

        /** Those of a section, newest first. */
        public static Checked ofSection(String slug) {
            return newest(slug, List.of(), null);
        }

        /** Those with a tag, newest first. */
        public static Checked ofTag(String slug) {
            return newest(null, List.of(slug), null);
        }

        /** Those by an author, newest first. */
        public static Checked ofAuthor(String slug) {
            return newest(null, List.of(), slug);
        }

        private static Checked newest(@Nullable String section, List<String> tags, @Nullable String author) {
            return new Checked(section, tags, author, null, null, null, null, null, Sort.NEWEST);
        }
    }
}
