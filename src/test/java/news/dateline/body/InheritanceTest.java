package news.dateline.body;

import static news.dateline.body.BodyTest.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An editor changes an article as HTML; what points at its blocks should still point at them. */
class InheritanceTest {
    private final Body before =
            named("<p>First words of the day</p><h2>Background</h2><p>Talks began in May and went on</p>"
                    + "<ul><li>one</li><li>two</li></ul><p>Last words of the day</p>");

    @Test
    void whatStaysKeepsItsId() {
        assertThat(
                        ids(
                                after(
                                        "<p>First words of the day</p><p>Something new between</p><h2>Background</h2>"
                                                + "<p>Talks began in May and went on</p><ul><li>one</li><li>two</li></ul><p>Last words of the day</p>")))
                .startsWith("b0")
                .endsWith("b1", "b2", "b3", "b4")
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsRewordedKeepsItsId() {
        assertThat(ids(after(
                        "<p>First words of this day</p><h2>The background</h2><p>Talks began in June and went on</p>"
                                + "<ul><li>one</li><li>two</li><li>three</li></ul><p>Last words of the day</p>")))
                .containsExactly("b0", "b1", "b2", "b3", "b4");
    }

    @Test
    void whatMovesKeepsItsId() {
        assertThat(ids(after("<p>Last words of the day</p><p>First words of the day</p><h2>Background</h2>"
                        + "<p>Talks began in May and went on</p><ul><li>one</li><li>two</li></ul>")))
                .containsExactly("b4", "b0", "b1", "b2", "b3");
    }

    @Test
    void anotherKindOfBlockIsAnotherBlock() {
        assertThat(ids(after("<h2>First words of the day</h2>"))).doesNotContain("b0");
    }

    @Test
    void aRewordedParagraphAmongNewOnesIsFound() {
        var ids = ids(
                after(
                        "<p>First words of the day</p><h2>Background</h2><p>Entirely unheard of so far</p>"
                                + "<p>Talks began in May and went on and on</p><ul><li>one</li><li>two</li></ul><p>Last words of the day</p>"));
        assertThat(ids.get(3)).isEqualTo("b2");
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void aNewBlockNeverTakesTheNameOfAnOldOne() {
        var old = HtmlBody.parse("<p>A</p>").body();
        // The old paragraph is reworded and a new one says what it said, further down and under another kind of gap.
        var edited = HtmlBody.parse("<p>A</p><p>A</p><p>A</p>").body().inheriting(old);
        assertThat(ids(edited)).contains(ids(old).getFirst()).doesNotHaveDuplicates();
    }

    @Test
    void anyShuffleOfALongBodyKeepsAllIdsUnique() {
        var random = new Random(7);
        var paragraphs = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            paragraphs.add("<p>Paragraph " + random.nextInt(500) + "</p>");
        }
        var old = HtmlBody.parse(String.join("", paragraphs)).body();
        Collections.shuffle(paragraphs, random);
        var edited = HtmlBody.parse(String.join("", paragraphs)).body().inheriting(old);
        assertThat(ids(edited)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(old));
    }

    private Body after(String html) {
        return HtmlBody.parse(html).body().inheriting(before);
    }

    private static Body named(String html) {
        List<Block> blocks = new ArrayList<>();
        for (var block : HtmlBody.parse(html).body().blocks()) {
            blocks.add(block.withId("b" + blocks.size()));
        }
        return new Body(blocks);
    }
}
