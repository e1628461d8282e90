package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static void assertRefused(Runnable reading) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(reading::run)
                .matches(e -> e.problem().status() == 400)
                .matches(e -> "p".equals(e.problem().errors().getFirst().parameter()));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-21T21:46:00Z, 2025-01-21T21:46:00Z",
        "2025-01-21t21:46:00z, 2025-01-21T21:46:00Z",
        "2025-01-21T23:46:00+02:00, 2025-01-21T21:46:00Z",
        "2025-01-21T23:46:00 02:00, 2025-01-21T21:46:00Z",
        "2025-01-21T16:46:00.123456-05:00, 2025-01-21T21:46:00.123456Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "0001-01-01T00:00:00Z, 0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z"
    })
    void instantsAreReadAfterRfc3339(String text, String instant) {
        assertThat(Parameters.instant("p", text)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2025-02-29T00:00:00Z",
                "2025-1-1T00:00:00Z",
                "2025-01-01T00:00:00",
                "2025-01-01",
                "0000-12-31T23:59:59Z",
                "10000-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2025-01-01T00:00:00Zx",
                "٢٠٢٥-01-01T00:00:00Z"
            })
    void impossibleInstantsAreRefused(String text) {
        assertRefused(() -> Parameters.instant("p", text));
    }

    @Test
    void numbersAreWholeAndWithinTheirBounds() {
        assertThat(Parameters.number("p", null, 1, 100, 20)).isEqualTo(20);
        assertThat(Parameters.number("p", "1", 1, 100, 20)).isEqualTo(1);
        assertThat(Parameters.number("p", "100", 1, 100, 20)).isEqualTo(100);
        for (var text : new String[] {"", "0", "101", "-1", "+1", "1.0", "1e2", " 1", "١", "9".repeat(30)}) {
            assertRefused(() -> Parameters.number("p", text, 1, 100, 20));
        }
    }

    @Test
    void choicesAreOutOfTheirWordsEachOnce() {
        var words = Set.of("a", "b");
        assertThat(Parameters.choice("p", null, words)).isEmpty();
        assertThat(Parameters.choice("p", "b,a", words)).containsExactly("b", "a");
        for (var text : new String[] {"", ",", "a,", ",a", "a,a", "a, b", "A", "c"}) {
            assertRefused(() -> Parameters.choice("p", text, words));
        }
    }

    @Test
    void textHasABoundedLengthAndIsNotBlank() {
        assertThat(Parameters.text("p", null, 3)).isNull();
        assertThat(Parameters.text("p", "abc", 3)).isEqualTo("abc");
        for (var text : new String[] {"", "  ", "\u2003", "abcd"}) {
            assertRefused(() -> Parameters.text("p", text, 3));
        }
    }

    @Test
    void textThatNoDatabaseHoldsIsTold() {
        assertThat(Text.isStorable("м'яч 🙂")).isTrue();
        for (var text : new String[] {"\u0000", "a\u0000b", "\uD83D", "\uDE42", "\uDE42\uD83D", "x\uD83Dx"}) {
            assertThat(Text.isStorable(text)).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "/v1/articles?q=a%20b /v1/articles?q=a%20b",
                "/a?q=\"b\" /a?q=%22b%22",
                "/a?q=<b>|^{c}`\\ /a?q=%3Cb%3E%7C%5E%7Bc%7D%60%5C",
                "/a?x[]=1 /a?x%5B%5D=1",
                "/\u00d1\u0082?q=\u00d1\u008f /%D1%82?q=%D1%8F",
                "/a?q=я /a?q=%D1%8F"
            })
    void addressesAreEncodedWhereTheyShouldHaveBeen(String typed, String encoded) {
        assertThat(RequestTarget.encoded(typed)).isEqualTo(encoded);
        assertThat(RequestTarget.encoded(encoded)).isEqualTo(encoded);
    }
}
