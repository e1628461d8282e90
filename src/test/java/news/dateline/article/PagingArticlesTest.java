package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PagingArticlesTest {
    private static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

    @Inject
    Newsroom newsroom;

    private String section = "";
    private String tag = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
        tag = newsroom.tag();
    }

    /** Publishes so many articles, three to a minute: equal times are the rule here. */
    private List<Piece.Published> publish(int count) {
        return newsroom.publish(IntStream.range(0, count).mapToObj(this::piece).toArray(Piece[]::new));
    }

    private Piece piece(int number) {
        return titled(Newsroom.unique("Harbour news"))
                .in(section)
                .tagged(tag)
                .at(START.plusSeconds(60L * (number / 3)));
    }

    private String list(String more) {
        return "/v1/articles?section=" + section + more;
    }

    private static List<String> flat(List<List<String>> pages) {
        return pages.stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&sort=-publishedAt",
                "&sort=publishedAt",
                "&sort=-updatedAt",
                "&q=harbour",
                "&q=harbour&sort=relevance",
                "&q=news+-nothing&sort=publishedAt"
            })
    void pagesHaveNoGapAndNoRepeatForwardAndBackward(String order) {
        publish(11);
        var whole = Reader.slugs(list(order + "&limit=100"));
        assertThat(whole).hasSize(11).doesNotHaveDuplicates();
        for (int limit : new int[] {2, 5, 11}) {
            var forward = Reader.pages(list(order + "&limit=" + limit));
            assertThat(flat(forward)).as("limit %d", limit).isEqualTo(whole);
            assertThat(forward).hasSize((11 + limit - 1) / limit);
        }
        var last = Reader.next(Reader.next(list(order + "&limit=4")));
        var backward = Reader.walk(last, "prev").reversed();
        assertThat(flat(backward)).isEqualTo(whole);
    }

    @Test
    void aTagsOwnIndexPagesAsWell() {
        publish(7);
        var whole = Reader.slugs("/v1/articles?tag=" + tag + "&limit=100");
        assertThat(whole).hasSize(7);
        assertThat(flat(Reader.pages("/v1/articles?tag=" + tag + "&limit=2"))).isEqualTo(whole);
        assertThat(flat(Reader.pages("/v1/articles?sort=publishedAt&limit=2&tag=" + tag)))
                .isEqualTo(whole.reversed());
    }

    @Test
    void theFirstPageHasNoPrevAndTheLastNoNext() {
        publish(4);
        var first = list("&limit=2");
        assertThat(Reader.link(first, "prev")).isNull();
        var second = Reader.next(first);
        assertThat(Reader.link(second, "next")).isNull();
        var backAgain = Objects.requireNonNull(Reader.link(second, "prev"));
        assertThat(Reader.slugs(backAgain)).isEqualTo(Reader.slugs(first));
        assertThat(Reader.link(backAgain, "prev")).isNull();
        assertThat(Reader.slugs(Reader.next(backAgain))).isEqualTo(Reader.slugs(second));
    }

    @Test
    void whatIsPublishedMeanwhileShiftsNothing() {
        publish(9);
        var whole = Reader.slugs(list("&limit=100"));
        var seen = new ArrayList<String>();
        String at = list("&limit=2");
        for (int round = 0; at != null; round++) {
            seen.addAll(Reader.slugs(at));
            at = Reader.link(at, "next");
            newsroom.publish(piece(100 + 3 * round));
        }
        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void whatIsPublishedMeanwhileShiftsNoPageOfRelevanceEither() {
        publish(9);
        var order = "&q=harbour&sort=relevance";
        var whole = Reader.slugs(list(order + "&limit=100"));
        var seen = new ArrayList<String>();
        String at = list(order + "&limit=2");
        while (at != null) {
            seen.addAll(Reader.slugs(at));
            at = Reader.link(at, "next");
            newsroom.publish(piece(0).at(Instant.now().plusSeconds(5)));
        }
        assertThat(seen).isEqualTo(whole);
    }

    @Test
    void whatIsRetractedMeanwhileLeavesNoGap() {
        var articles = publish(9);
        var whole = Reader.slugs(list("&limit=100"));
        var firstPage = list("&limit=3");
        var second = Reader.next(firstPage);
        var gone = articles.stream()
                .filter(article -> article.slug().equals(whole.get(2)))
                .findFirst()
                .orElseThrow();
        newsroom.retract(gone);
        assertThat(Reader.slugs(second)).isEqualTo(whole.subList(3, 6));
    }

    @Test
    void pagesKeepTheShapeThatWasAskedFor() {
        publish(3);
        var next = Reader.next(list("&limit=1&fields=slug&include=body&body=text"));
        assertThat(next).contains("limit=1", "fields=slug", "include=body", "body=text", "section=" + section);
        assertThat(Reader.get(next).jsonPath().getMap("data[0]")).containsOnlyKeys("slug");
    }

    @Test
    void aCursorServesAnyShapeAndSizeOfItsList() {
        publish(6);
        var cursor = cursorOf(Reader.next(list("&limit=2")));
        assertThat(Reader.slugs(list("&limit=3&include=total&cursor=" + cursor)))
                .isEqualTo(Reader.slugs(list("&limit=100")).subList(2, 5));
    }

    @Test
    void aCursorIsGoodForItsOwnFilterAndOrderOnly() {
        publish(6);
        var cursor = cursorOf(Reader.next(list("&limit=2")));
        for (var other : List.of(
                list("&sort=publishedAt"),
                list("&sort=-updatedAt"),
                list("&tag=" + tag),
                list("&language=en"),
                list("&q=harbour"),
                list("&q=harbour&sort=relevance"),
                list("&publishedAfter=2020-01-01T00:00:00Z"),
                "/v1/articles?section=" + newsroom.section(),
                "/v1/articles?limit=1",
                "/v1/corrections?limit=1",
                "/v1/tags?limit=1",
                "/v1/collections?limit=1")) {
            Reader.assertRefused(Reader.get(other + "&cursor=" + cursor), "cursor");
        }
    }

    @Test
    void aDamagedCursorIsRefused() {
        publish(3);
        var cursor = cursorOf(Reader.next(list("&limit=2")));
        for (var damaged : List.of(
                cursor.substring(1),
                cursor.substring(0, cursor.length() - 1),
                cursor + "A",
                cursor + "=",
                cursor.substring(0, 10),
                cursor.toUpperCase(java.util.Locale.ROOT),
                "x",
                "",
                "%00",
                "null",
                "%F0%9F%98%80",
                "A".repeat(1025),
                "A".repeat(10_240))) {
            Reader.assertRefused(Reader.get(list("&cursor=" + damaged)), "cursor");
        }
    }

    private static String cursorOf(String link) {
        return link.replaceAll(".*[?&]cursor=([^&]*).*", "$1");
    }
}
