package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.stream.IntStream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import news.dateline.testing.Statements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A read costs a fixed number of SQL statements, however much it shows. */
@QuarkusTest
class StatementCountTest {
    private static String crowded = "";
    private static String collection = "";
    private static String slug = "";

    @Inject
    Newsroom newsroom;

    @Inject
    Statements statements;

    @BeforeEach
    void publishAHundredArticlesOnce() {
        if (crowded.isEmpty()) {
            var section = newsroom.section();
            var tag = newsroom.tag();
            var author = newsroom.author();
            var target = newsroom.publish(titled("Target of all cards"));
            var pieces = IntStream.range(0, 100)
                    .mapToObj(number -> titled("Crowded harbour")
                            .in(section)
                            .tagged(tag)
                            .by(author)
                            .pointingTo(target))
                    .toArray(Piece[]::new);
            var articles = newsroom.publish(pieces);
            collection = newsroom.collect(articles.toArray(Piece.Published[]::new));
            slug = articles.getFirst().slug();
            crowded = section;
            // What instances keep from the first request on, such as the key of cursors.
            Reader.get("/v1/articles?limit=1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, ''",
        "1, &sort=-updatedAt",
        "1, &q=harbour",
        "1, &q=harbour&sort=relevance",
        "2, &include=body",
        "2, &include=total",
        "3, &include=related",
        "5, '&include=body,related,total&q=harbour'",
        "2, &minSeq=1"
    })
    void aListOfOneCostsAsMuchAsAListOfAHundred(long expected, String more) {
        var counts = new ArrayList<Long>();
        for (int limit : new int[] {1, 10, 100}) {
            counts.add(statements.of("/v1/articles?section=" + crowded + "&limit=" + limit + more));
        }
        assertThat(counts).containsExactly(expected, expected, expected);
    }

    @Test
    void aLaterPageCostsAsMuchAsTheFirst() {
        var second = Reader.next("/v1/articles?limit=10&section=" + crowded);
        assertThat(statements.of(second)).isEqualTo(1);
    }

    @Test
    void oneArticleCostsOneStatementAndOneMoreForItsCards() {
        assertThat(statements.of("/v1/articles/town-medics-teach-ten-minutes-that-matter"))
                .isEqualTo(1);
        assertThat(statements.of("/v1/articles/" + slug)).isEqualTo(2);
        assertThat(statements.of("/v1/articles/" + slug + "?include=related")).isEqualTo(4);
        assertThat(statements.of("/v1/articles/" + slug + "/related")).isEqualTo(3);
        assertThat(statements.of("/v1/articles/" + slug + "/corrections")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"sections", "tags", "authors", "collections", "corrections"})
    void otherListsCostTwo(String list) {
        for (int limit : new int[] {1, 100}) {
            assertThat(statements.of("/v1/" + list + "?limit=" + limit)).isEqualTo(2);
        }
    }

    @Test
    void aTermCostsTwoAndACollectionOfAHundredThree() {
        assertThat(statements.of("/v1/sections/" + crowded)).isEqualTo(2);
        assertThat(statements.of("/v1/collections/" + collection)).isEqualTo(3);
        assertThat(statements.of("/v1/collections/most-read")).isEqualTo(3);
    }

    @Test
    void theEntryAndWhatIsRefusedCostNone() {
        assertThat(statements.of("/v1")).isZero();
        assertThat(statements.of("/v1/articles?limit=0", 400)).isZero();
        assertThat(statements.of("/v1/articles/%00", 400)).isZero();
    }
}
