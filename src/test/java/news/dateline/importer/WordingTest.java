package news.dateline.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "war,                        War,      war",
        "%d0%bd%d0%be%d0%b2%d0%b8%d0%bd%d0%b8, Новини, novyny",
        "'',                         Новини,   novyny",
        "foo_bar,                    Foo,      foo-bar",
        "100%,                       Per cent, 100",
        "'',                         戦争,       xc3123",
        "Übersee,                    x,        ubersee",
    })
    void aSlugIsKeptOrMade(String given, String name, String slug) {
        assertThat(Label.of(given, name).slug()).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource({
        ",      en,    Ferry arrives,              en",
        ",      ,      Ferry arrives,              en",
        ",      en,    Пором прибув до Києва,      uk",
        ",      en,    Паром прибыл в Киев,        en",
        ",      en,    The word «Київ» in English, en",
        ",      uk-UA, Ferry arrives,              uk-UA",
        ",      ru,    Пором прибув до Києва,      ru",
        ",      en_US, Ferry arrives,              en-US",
        "de,    en,    Пором прибув до Києва,      de",
        ",      nonsense!, Ferry,                  en",
    })
    void aLanguageIsToldBySiteAndLetters(@Nullable String asked, @Nullable String site, String text, String language) {
        assertThat(new LanguageGuess(asked, site).of(null, text, text)).isEqualTo(language);
    }

    @Test
    void datesAreThoseOfYearsWithFourDigits() {
        assertThat(Dates.ghost("2025-01-21T21:46:00.000Z")).isEqualTo(Instant.parse("2025-01-21T21:46:00Z"));
        assertThat(Dates.ghost("2017-09-01 12:00:00")).isEqualTo(Instant.parse("2017-09-01T12:00:00Z"));
        assertThat(Dates.wordPress("9999-12-31 23:59:59")).isNotNull();
        assertThat(Dates.wordPress("0001-01-01 00:00:00")).isNotNull();
        assertThat(Dates.wordPress("0000-00-00 00:00:00")).isNull();
        assertThat(Dates.wordPress("-0001-11-30 00:00:00")).isNull();
        assertThat(Dates.wordPress("2023-02-29 00:00:00")).isNull();
        assertThat(Dates.ghost("+10000-01-01T00:00:00Z")).isNull();
    }

    @Test
    void textIsCutAtWordsAndNeverWithinACharacter() {
        assertThat(Text.opening("one two three", 20)).isEqualTo("one two three");
        assertThat(Text.opening("one two three", 9)).isEqualTo("one two…");
        assertThat(Text.opening("It is. And so on", 8)).isEqualTo("It is.");
        assertThat(Text.opening("🚢🚢🚢🚢🚢", 6)).isEqualTo("🚢🚢…");
        assertThat(Text.line(" a\n\tb \u0000\ud83d c\u00a0")).isEqualTo("a b \ufffd c");
    }
}
