package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Piece;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SearchTest {
    @Inject
    Newsroom newsroom;

    private String section = "";

    @BeforeEach
    void openASection() {
        section = newsroom.section();
    }

    private List<String> publish(Piece... pieces) {
        return newsroom.publish(pieces).stream().map(Piece.Published::slug).toList();
    }

    private Piece piece(String title) {
        return titled(title).in(section);
    }

    private List<String> found(String q) {
        return Reader.slugs(search(q));
    }

    private String search(String q) {
        return "/v1/articles?section=" + section + "&q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    @Test
    void englishWordsAreFoundInAllTheirForms() {
        var slugs = publish(piece("Running the ferries"));
        for (var form : List.of("run", "runs", "running", "RUNNING", "ferry", "Ferries")) {
            assertThat(found(form)).as(form).isEqualTo(slugs);
        }
        assertThat(found("runner")).isEmpty();
    }

    @Test
    void titleSummaryAndBodyAreSearched() {
        var slugs = publish(piece("Title").saying("Somewhere deep down is a *kittiwake*."));
        assertThat(found("kittiwake")).isEqualTo(slugs);
        assertThat(found("title kittiwake summary")).isEqualTo(slugs);
    }

    @Test
    void accentsAndCaseDoNotMatter() {
        var slugs = publish(piece("Café in Kraków"), piece("Le café à Liège").speaking("fr"));
        for (var form : List.of("cafe", "café", "CAFÉ", "cafe\u0301")) {
            assertThat(found(form)).as(form).containsExactlyInAnyOrderElementsOf(slugs);
        }
        assertThat(found("krakow")).containsExactly(slugs.get(0));
        assertThat(found("liege")).containsExactly(slugs.get(1));
    }

    @Test
    void ukrainianIsFoundWordByWord() {
        var slugs = publish(piece("Громади просять бюджет").speaking("uk"));
        assertThat(found("громади")).isEqualTo(slugs);
        assertThat(found("БЮДЖЕТ просять")).isEqualTo(slugs);
        assertThat(found("\"громади просять\"")).isEqualTo(slugs);
        assertThat(found("\"просять громади\"")).isEmpty();
    }

    @Test
    void anApostropheIsAnApostropheHoweverItIsTyped() {
        var variants = List.of("м'яч", "м’яч", "мʼяч");
        for (var stored : variants) {
            var slug = publish(piece("Новий " + stored).speaking("uk")).getFirst();
            for (var asked : variants) {
                assertThat(found(asked)).as("%s in %s", asked, stored).contains(slug);
            }
        }
    }

    @Test
    void lettersMayComeUnencodedAsPeopleTypeThem() {
        var slugs = publish(piece("М'яч").speaking("uk"), piece("Le café").speaking("fr"), piece("Two words here"));
        var list = "/v1/articles?fields=slug&section=" + section + "&q=";
        assertThat(RawHttp.get(RawHttp.utf8(list + "м'яч")).body()).contains("\"slug\":\"" + slugs.get(0) + "\"");
        assertThat(RawHttp.get(RawHttp.utf8(list + "café")).body()).contains("\"slug\":\"" + slugs.get(1) + "\"");
        assertThat(RawHttp.get(list + "\"two+words\"").body()).contains("\"slug\":\"" + slugs.get(2) + "\"");
        assertThat(RawHttp.get(list + "\"words+two\"").body()).contains("\"data\":[]");
    }

    @Test
    void phrasesAlternativesAndNegationsAreUnderstood() {
        var both = piece("Harbour bridge opens").at("2024-01-03T00:00:00Z");
        var bridge = piece("Bridge over the harbour").at("2024-01-02T00:00:00Z");
        var tunnel = piece("Tunnels flooded").at("2024-01-01T00:00:00Z");
        var slugs = publish(both, bridge, tunnel);
        assertThat(found("harbour bridge")).containsExactly(slugs.get(0), slugs.get(1));
        assertThat(found("\"harbour bridge\"")).containsExactly(slugs.get(0));
        assertThat(found("tunnel or bridge")).isEqualTo(slugs);
        assertThat(found("bridge -opens")).containsExactly(slugs.get(1));
        assertThat(found("bridge -\"harbour bridge\"")).containsExactly(slugs.get(1));
    }

    @Test
    void aLineOfHyphensNegatesNothing() {
        var slugs = publish(piece("Harbour bridge opens"));
        for (var line :
                List.of("-".repeat(33), "-".repeat(480), "- ".repeat(200), "-(!".repeat(100), "-<".repeat(40))) {
            assertThat(found(line)).as(line).isEmpty();
            assertThat(found("harbour " + line + " bridge")).as(line).isEqualTo(slugs);
        }
    }

    @Test
    void aNegatedWordIsGoneInAllItsForms() {
        var slugs = publish(
                piece("Cats running").at("2024-01-02T00:00:00Z"),
                piece("Cats sleeping").at("2024-01-01T00:00:00Z"),
                piece("Cats running daheim").speaking("de").at("2023-01-01T00:00:00Z"));
        assertThat(found("cats -runs")).containsExactly(slugs.get(1), slugs.get(2));
        assertThat(found("cats -running")).containsExactly(slugs.get(1));
        assertThat(found("-running")).containsExactly(slugs.get(1));
    }

    @Test
    void whatIsNoWordFindsNothingAndHarmsNothing() {
        publish(piece("Something"));
        for (var q :
                List.of("!!!", "\"", "\"\"", "-", "or", "& | ! ( ) : * <->", "'", "\\", "the", "\"unclosed", "🙂")) {
            assertThat(found(q)).as(q).isEmpty();
        }
    }

    @Test
    void relevanceWeighsTitlesOverTextAndNewOverOld() {
        var inText = piece("Something else").saying("A word about lighthouses.").at("2024-01-10T00:00:00Z");
        var inTitle = piece("Lighthouses").at("2024-01-05T00:00:00Z");
        var newerInTitle = piece("Lighthouse").at("2024-01-09T00:00:00Z");
        var oldInTitle = piece("Lighthouse").at("2020-01-01T00:00:00Z");
        var slugs = publish(inText, inTitle, newerInTitle, oldInTitle);
        assertThat(Reader.slugs(search("lighthouse") + "&sort=relevance"))
                .containsExactly(slugs.get(2), slugs.get(1), slugs.get(0), slugs.get(3));
        assertThat(found("lighthouse")).containsExactly(slugs.get(0), slugs.get(2), slugs.get(1), slugs.get(3));
    }

    @Test
    void aSearchCombinesWithSectionTagAndDates() {
        var tag = newsroom.tag();
        var slugs = publish(
                piece("Harbour one").tagged(tag).at("2024-02-01T00:00:00Z"),
                piece("Harbour two").at("2024-02-02T00:00:00Z"),
                piece("Harbour three").tagged(tag).at("2024-05-01T00:00:00Z"),
                piece("Mountain").tagged(tag).at("2024-02-03T00:00:00Z"));
        var narrowed = search("harbour") + "&publishedBefore=2024-03-01T00:00:00Z&tag=" + tag;
        assertThat(Reader.slugs(narrowed)).containsExactly(slugs.get(0));
        assertThat(Reader.slugs(narrowed + "&sort=relevance")).containsExactly(slugs.get(0));
    }

    /** Beyond the newest, through which a search looks first, hits come from the index of words: the list shows no seam. */
    @Test
    void whatLiesFarBackIsFoundInItsPlace() {
        var newest = Instant.parse("2024-06-01T00:00:00Z");
        var pieces = new ArrayList<Piece>();
        var hits = List.of(0, 1, 2, 40, 41, 560, 598);
        for (int i = 0; i < 600; i++) {
            var title = hits.contains(i) ? "Zeppelin %d".formatted(i) : "Balloon %d".formatted(i);
            pieces.add(piece(title).at(newest.minusSeconds(60L * i).toString()));
        }
        var slugs = publish(pieces.toArray(Piece[]::new));
        var expected = hits.stream().map(slugs::get).toList();

        assertThat(found("zeppelin")).isEqualTo(expected);
        assertThat(Reader.slugs(search("zeppelin") + "&sort=relevance")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(Reader.slugs(search("zeppelin") + "&sort=publishedAt")).isEqualTo(expected.reversed());
        for (int limit : List.of(1, 2, 5, 7)) {
            assertThat(Reader.pages(search("zeppelin") + "&limit=" + limit).stream()
                            .flatMap(List::stream))
                    .as("pages of %d", limit)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(Reader.get(search("zeppelin") + "&include=total").jsonPath().getInt("total"))
                .isEqualTo(7);
    }
}
