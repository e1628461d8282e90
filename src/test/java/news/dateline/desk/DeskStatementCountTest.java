package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import news.dateline.testing.Staff.Piece;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What staff read and write costs a fixed number of SQL statements, however much it is; one of them looks at the key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeskStatementCountTest {
    private static final int MANY = 50;
    private static List<String> tags = List.of();
    private static List<String> authors = List.of();
    private static List<String> related = List.of();

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    private final Staff editor = Staff.admin();

    @BeforeEach
    void writeManyDraftsOnce() {
        if (tags.isEmpty()) {
            authors = Stream.generate(newsroom::author).limit(MANY).toList();
            tags = Stream.generate(newsroom::tag).limit(MANY).toList();
            related = Stream.generate(() -> editor.drafts(filed(1)).id())
                    .limit(MANY)
                    .toList();
            // What instances keep from the first request on, such as the key of cursors.
            editor.get("/v1/desk/articles?limit=1");
        }
    }

    /** A draft under so many of everything. */
    private Map<String, Object> filed(int number) {
        return Map.of(
                "title",
                "Crowded desk",
                "section",
                newsroom.section(),
                "tags",
                tags.subList(0, number),
                "authors",
                authors.subList(0, number),
                "related",
                related.isEmpty() ? List.of() : related.subList(0, number),
                "body",
                Map.of("format", "markdown", "content", "Words.\n\n".repeat(number)));
    }

    @ParameterizedTest
    @CsvSource({
        "5, /v1/desk/articles?",
        "5, /v1/desk/articles?status=draft&q=crowded&",
        "2, /v1/desk/audit?",
        "2, /v1/desk/tags?",
        "2, /v1/desk/collections?",
        "3, /v1/desk/keys?",
        "2, /v1/desk/imports?"
    })
    void aListOfOneCostsAsMuchAsAListOfFifty(long expected, String list) {
        for (int limit : new int[] {1, 10, MANY}) {
            assertThat(statements.of(200, () -> editor.get(list + "limit=" + limit)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void revisionsAndChangesCostTheSameHoweverMany() {
        var piece = editor.drafts(filed(1));
        IntStream.range(0, MANY).forEach(number -> piece.edit(Map.of("title", "Version " + number)));
        for (int limit : new int[] {1, MANY}) {
            assertThat(statements.of(200, () -> editor.get(piece.path() + "/revisions?limit=" + limit)))
                    .isEqualTo(3);
            assertThat(statements.of(200, () -> Reader.get("/v1/changes?limit=" + limit)))
                    .isEqualTo(1);
        }
    }

    @Test
    void aDraftCostsTheSameHoweverMuchItSays() {
        for (int number : new int[] {1, MANY}) {
            var content = filed(number);
            assertThat(statements.of(201, () -> editor.post("/v1/desk/articles", content)))
                    .as("a new one")
                    .isEqualTo(15);
            assertThat(costOf(number, piece -> editor.get(piece.path())))
                    .as("a look at it")
                    .isEqualTo(5);
            assertThat(costOf(number, piece -> piece.edit(Map.of("summary", "Short."))))
                    .as("an edit")
                    .isEqualTo(16);
        }
    }

    @Test
    void aPublicationCostsTheSameHoweverMuchItBringsOut() {
        for (int number : new int[] {1, MANY}) {
            assertThat(costOf(number, piece -> piece.act("publish", Map.of())))
                    .as("the first")
                    .isEqualTo(18);
            assertThat(costOf(number, piece -> {
                        piece.act("publish", Map.of());
                        return piece.act("publish", Map.of());
                    }))
                    .as("two")
                    .isEqualTo(18 + 19);
        }
    }

    @Test
    void noQueryIsPlannedTwice() {
        assertThat(statements.plannedWhile(() -> {
                    var piece = editor.drafts(filed(1));
                    piece.edit(Map.of("summary", "Short."));
                    piece.act("publish", Map.of());
                    editor.get("/v1/desk/articles?limit=1");
                    Reader.get("/v1/articles/" + piece.id());
                    Reader.get("/v1/changes?limit=1");
                    piece.act("retract", Map.of("reason", "Wrong."));
                    editor.post(
                            "/v1/desk/live", Map.of("title", "Update"), "Idempotency-Key", "\"" + piece.id() + "\"");
                }))
                .isZero();
    }

    /** What a deed costs, done to drafts of the same size. */
    private long costOf(int number, Function<Piece, Response> deed) {
        Queue<Piece> pieces = new ArrayDeque<>();
        for (int i = 0; i < Statements.TRIES; i++) {
            pieces.add(editor.drafts(filed(number)));
        }
        return statements.of(200, () -> deed.apply(pieces.remove()));
    }
}
