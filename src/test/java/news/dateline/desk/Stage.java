package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;

/** Brings articles into every state through the desk, each with words of its own in every place. */
final class Stage {
    /** Where there is a hidden word. */
    static final List<String> PLACES = List.of(
            "title", "slug", "former", "summary", "paragraph", "figure", "alt", "caption", "correction", "note");

    /** A word of everything that is public here. */
    static final String COMMON = word();

    private final Staff editor = Staff.admin();
    private final ChangeLog changes;
    private final String commonTag;
    private final Instant since = Instant.now().minusSeconds(1);

    Stage(ChangeLog changes) {
        this.changes = changes;
        this.commonTag =
                Shelf.slug(new Shelf(editor, "tags").created(Map.of("name", "Common", "slug", "common" + word())));
    }

    /** A word that nothing else has; letters only, so that a search takes it as one. */
    static String word() {
        var digits = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return "zq"
                + digits.chars()
                        .map(digit -> 'a' + Character.digit(digit, 16))
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
    }

    Hidden set(State state) {
        var word = word();
        var shelf = word();
        long before = changes.newest();
        open(shelf);
        var plainSlug = "plain-" + word();
        var piece = editor.drafts(state.showsAnotherVersion() ? plain(plainSlug) : secret(word, shelf));
        if (state.showsAnotherVersion()) {
            piece.act("publish", Map.of("note", "note" + word));
        } else if (state.wasPublic()) {
            livePublicly(piece, word);
        }
        var host = host(piece.id());
        var neighbour = publish(Map.of("title", "Neighbour " + COMMON, "tags", List.of(commonTag)));
        var collection = state.isUnheardOf() ? "" : collection(piece.id());
        bring(piece, state, secret(word, shelf));
        return new Hidden(state, piece.id(), word, shelf, before, since, plainSlug, host, neighbour, collection);
    }

    private void bring(Staff.Piece piece, State state, Map<String, ?> secret) {
        var tomorrow = Map.of("at", Instant.now().plus(Duration.ofDays(1)).toString());
        switch (state) {
            case NEVER_PUBLISHED, PUBLISHED -> {}
            case SCHEDULED -> piece.act("publish", tomorrow);
            case WAITING_EDITS -> piece.edit(secret);
            case SCHEDULED_REVISION -> {
                piece.edit(secret);
                piece.act("publish", tomorrow);
            }
            case UNPUBLISHED -> piece.act("unpublish", Map.of());
            case RETRACTED -> piece.act("retract", Map.of("reason", "The source withdrew its account."));
        }
    }

    /** Published under one slug, then under another, and corrected. */
    private static void livePublicly(Staff.Piece piece, String word) {
        piece.edit(Map.of("slug", "former" + word));
        piece.act("publish", Map.of("note", "note" + word));
        piece.edit(Map.of("slug", "slug" + word));
        piece.act("publish", Map.of("substantive", true));
        piece.act("corrections", Map.of("text", "It was correction%s.".formatted(word)));
    }

    private void open(String shelf) {
        for (var kind : List.of("section", "tag", "author")) {
            new Shelf(editor, kind + "s").created(Map.of("name", "Only used once", "slug", kind + shelf));
        }
    }

    private Map<String, Object> secret(String word, String shelf) {
        var content = new LinkedHashMap<String, Object>();
        content.put("title", "The title" + word);
        content.put("slug", "slug" + word);
        content.put("summary", "A summary%s it is.".formatted(word));
        content.put("section", "section" + shelf);
        content.put("tags", List.of(commonTag, "tag" + shelf));
        content.put("authors", List.of("author" + shelf));
        content.put(
                "leadImage",
                Map.of("url", "/image" + word, "alt", "alt" + word, "caption", "caption" + word, "credit", word));
        content.put("audio", Map.of("url", "/audio" + word, "mediaType", "audio/mpeg"));
        content.put("note", "note" + word);
        content.put(
                "body",
                blocks(
                        Map.of("type", "paragraph", "html", "A paragraph%s here.".formatted(word)),
                        Map.of("type", "image", "url", "/picture" + word, "caption", "A figure" + word)));
        return content;
    }

    private Map<String, Object> plain(String slug) {
        return Map.of("title", "Plain " + COMMON, "slug", slug, "tags", List.of(commonTag));
    }

    private String host(String id) {
        return publish(Map.of(
                "title",
                "Host " + COMMON,
                "related",
                List.of(id),
                "body",
                blocks(
                        Map.of("type", "paragraph", "html", "See below."),
                        Map.of("type", "relatedArticle", "articleId", id))));
    }

    private static Map<String, Object> blocks(Map<String, String> first, Map<String, String> second) {
        return Map.of("format", "blocks", "content", List.of(first, second));
    }

    private String publish(Map<String, ?> content) {
        return editor.drafts(content).act("publish", Map.of()).jsonPath().getString("slug");
    }

    private String collection(String entry) {
        var made =
                new Shelf(editor, "collections").created(Map.of("name", "Picks " + COMMON, "entries", List.of(entry)));
        assertThat(made.jsonPath().getList("entries.id")).containsExactly(entry);
        return Shelf.slug(made);
    }
}
