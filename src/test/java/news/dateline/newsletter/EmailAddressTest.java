package news.dateline.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What is an address, and what only looks like one: the verdicts of {@code newsletter/addresses.csv}. */
class EmailAddressTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/newsletter/addresses.csv", useHeadersInDisplayName = true)
    void everyTrapHasItsVerdict(String text, String sent, String key, String why) {
        assertVerdict(unescaped(text), sent, key, why);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/newsletter/addresses.csv", useHeadersInDisplayName = true)
    void theVerdictIsTheSameWhereTheCapitalOfTheDottedIIsAnother(String text, String sent, String key, String why) {
        var usual = Locale.getDefault();
        Locale.setDefault(Locale.of("tr", "TR"));
        try {
            assertVerdict(unescaped(text), sent, key, why);
        } finally {
            Locale.setDefault(usual);
        }
    }

    private static String unescaped(String text) {
        return Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                .translateEscapes();
    }

    private static void assertVerdict(String text, String sent, String key, String why) {
        var address = EmailAddress.parsed(text);
        assertThat(address.map(EmailAddress::toSend).orElse("refused")).as(why).isEqualTo(sent);
        assertThat(address.map(EmailAddress::key).orElse("refused")).as(why).isEqualTo(key);
    }

    @Test
    void nothingIsNoAddress() {
        assertThat(EmailAddress.parsed("")).isEmpty();
    }

    @Test
    void lengthsAreCountedToTheLastCharacter() {
        var local = "l".repeat(64);
        var labels = ("d".repeat(60) + ".").repeat(3);
        assertThat(EmailAddress.parsed(local + "@example.org")).isPresent();
        assertThat(EmailAddress.parsed(local + "l@example.org")).isEmpty();
        assertThat(EmailAddress.parsed(local + "@" + labels + "d.orgg")).isPresent();
        assertThat(EmailAddress.parsed(local + "@" + labels + "dd.orgg")).isEmpty();
        assertThat(EmailAddress.parsed("a@" + "d".repeat(63) + ".org")).isPresent();
        assertThat(EmailAddress.parsed("a@" + "d".repeat(64) + ".org")).isEmpty();
        // In ASCII it is longer than it looks.
        assertThat(EmailAddress.parsed("a@" + "ї".repeat(60) + ".org")).isEmpty();
    }

    @Test
    void anAddressThatIsPrintedByMistakeGivesNobodyAway() {
        assertThat(EmailAddress.parsed("reader@example.org").orElseThrow()).hasToString("EmailAddress[…]");
    }
}
