package news.dateline.testing;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.dateline.body.Block;
import news.dateline.body.MarkdownBody;
import news.dateline.body.RelatedArticle;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** An article that a test is about to publish; all names are slugs. */
public record Piece(
        UUID id,
        String title,
        String summary,
        String language,
        @Nullable String section,
        List<String> tags,
        List<String> authors,
        Instant publishedAt,
        @Nullable Instant updatedAt,
        List<Block> body) {

    /** An English piece without section, tags and authors, published at the beginning of 2024. */
    public static Piece titled(String title) {
        return new Piece(
                Ids.next(),
                title,
                "A summary.",
                "en",
                null,
                List.of(),
                List.of(),
                Instant.parse("2024-01-01T00:00:00Z"),
                null,
                blocks("Some words."));
    }

    private static List<Block> blocks(String markdown) {
        return MarkdownBody.parse(markdown).body().blocks();
    }

    public Piece in(String slug) {
        return new Piece(id, title, summary, language, slug, tags, authors, publishedAt, updatedAt, body);
    }

    public Piece tagged(String... slugs) {
        return new Piece(id, title, summary, language, section, List.of(slugs), authors, publishedAt, updatedAt, body);
    }

    public Piece by(String... slugs) {
        return new Piece(id, title, summary, language, section, tags, List.of(slugs), publishedAt, updatedAt, body);
    }

    public Piece at(String instant) {
        return at(Instant.parse(instant));
    }

    public Piece at(Instant instant) {
        return new Piece(id, title, summary, language, section, tags, authors, instant, updatedAt, body);
    }

    public Piece updated(String instant) {
        return new Piece(
                id, title, summary, language, section, tags, authors, publishedAt, Instant.parse(instant), body);
    }

    public Piece speaking(String languageTag) {
        return new Piece(id, title, summary, languageTag, section, tags, authors, publishedAt, updatedAt, body);
    }

    public Piece saying(String markdown) {
        return new Piece(
                id, title, summary, language, section, tags, authors, publishedAt, updatedAt, blocks(markdown));
    }

    /** The same article under another title: published again, it replaces the first. */
    public Piece retitled(String newTitle) {
        return new Piece(id, newTitle, summary, language, section, tags, authors, publishedAt, updatedAt, body);
    }

    /** With cards of those articles below its text. */
    public Piece pointingTo(Published... targets) {
        var cards = Arrays.stream(targets).<Block>map(target -> new RelatedArticle("", target.id()));
        return new Piece(
                id,
                title,
                summary,
                language,
                section,
                tags,
                authors,
                publishedAt,
                updatedAt,
                Stream.concat(body.stream(), cards).toList());
    }

    /** An article that readers can see. */
    public record Published(UUID id, String slug) {}
}
