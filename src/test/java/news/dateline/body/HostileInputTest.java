package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What parsers fear, by the quarter megabyte: a request may hold four times that. */
class HostileInputTest {
    private static final int QUARTER = 1 << 18;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void tenThousandNestedElementsAreNoTrouble() {
        var nested = "<div>".repeat(10_000) + "text" + "</div>".repeat(10_000);
        assertThat(HtmlBody.parse(nested).body().text()).isEqualTo("text");
        assertThat(HtmlBody.parse("<ul><li>".repeat(10_000) + "text").body().text())
                .contains("text");
        assertThat(HtmlBody.parse("<b><p>".repeat(10_000) + "text").body().text())
                .isEqualTo("text");
        assertThat(MarkdownBody.parse("> ".repeat(10_000) + "text").body().text())
                .contains("text");
        assertThat(MarkdownBody.parse("*a ".repeat(10_000)).body().text()).contains("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<b><p>x",
                "<font size=1>",
                "<p><b>",
                "<ol><li>a",
                "<table><tr><td>",
                "<figure>",
                "<blockquote>x",
                "<svg>",
                "<object>",
                "<a href=x>",
                "<a b",
                "<pre>\n",
                "<q>",
                "&",
                "<",
                "<!--",
                "[caption]",
                "[caption \"",
                "[code]",
                "[[gallery]]",
                "a\n",
                "http://youtu.be/a\n",
                "**a",
                "_a_",
                "![a](",
                "`",
                "| a ",
                "> ",
                "x",
                "\0",
                "a-",
                "<dl><dt>",
                "<details><summary>"
            })
    void muchOfOneThingIsReadInGoodTime(String piece) {
        var hostile = piece.repeat(QUARTER / piece.length());
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            var body = HtmlBody.parse(hostile).body();
            assertThat(body.html(related -> Optional.empty()).length()).isLessThan(8 * QUARTER);
            HtmlBody.parseWordPress(hostile);
            MarkdownBody.parse(hostile);
        });
    }

    @Test
    void unclosedFormattingIsNotReopenedForever() {
        var fonts = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            fonts.append("<font color=c").append(i).append('>');
        }
        var parsed = HtmlBody.parse(fonts + "<p>x".repeat(100_000));
        assertThat(parsed.body().blocks()).hasSize(100_000);
        assertThat(parsed.dropped()).containsKey("unclosed formatting");
    }

    @Test
    void formattingThatNeverEndsIsTakenAwayInOnePass() {
        var unclosed = "<font color=c>".repeat(5_000) + "<p>x".repeat(10_000) + "<font ".repeat(100_000);
        Assertions.assertTimeoutPreemptively(
                PATIENCE, () -> assertThat(HtmlBody.parse(unclosed).dropped()).containsKey("unclosed formatting"));
    }

    @Test
    void aQuoteMayEndInAsManyBreaksAsAnyoneLikes() {
        var quote = "<blockquote>Words." + "<br>".repeat(50_000) + "— <cite>Name</cite></blockquote>";
        Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
            var block = (Quote) HtmlBody.parse(quote).body().blocks().getFirst();
            assertThat(block.attribution()).isEqualTo("Name");
            assertThat(block.html()).isEqualTo("Words.");
        });
    }

    @Test
    void aWideTableIsNotFilledUpWithoutEnd() {
        var wide = "<table><tr>" + "<td>x".repeat(10_000) + "<tr><td>y".repeat(50_000) + "</table>";
        assertThat(HtmlBody.parse(wide).body().html(related -> Optional.empty()).length())
                .isLessThan(16 * QUARTER);
    }
}
