package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CursorsTest {
    private static final Cursor CURSOR =
            new Cursor(true, List.of("2025-01-21T21:46:00Z", "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f"));

    @Inject
    Cursors cursors;

    private void assertForeign(String binding, String token) {
        assertThatExceptionOfType(ProblemException.class)
                .as(token)
                .isThrownBy(() -> cursors.open(binding, token))
                .matches(e -> e.problem().status() == 400)
                .matches(e -> "cursor".equals(e.problem().errors().getFirst().parameter()));
    }

    @Test
    void aCursorSaysWhatItWasGiven() {
        for (var cursor : List.of(CURSOR, new Cursor(false, List.of("")), new Cursor(false, List.of("", "é🙂")))) {
            assertThat(cursors.open("list", cursors.seal("list", cursor))).isEqualTo(cursor);
        }
    }

    @Test
    void noByteOfItCanBeChanged() {
        var token = cursors.seal("list", CURSOR);
        var bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                var tampered = bytes.clone();
                tampered[i] ^= (byte) (1 << bit);
                assertForeign("list", Base64.getUrlEncoder().withoutPadding().encodeToString(tampered));
            }
        }
    }

    @Test
    void noCharacterOfItCanBeChangedOrLeftOut() {
        var token = cursors.seal("list", CURSOR);
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            assertForeign("list", token.substring(0, i) + other + token.substring(i + 1));
            assertForeign("list", token.substring(0, i));
            assertForeign("list", token.substring(0, i) + token.substring(i + 1));
        }
    }

    @Test
    void itIsGoodForItsOwnListOnly() {
        assertForeign("other list", cursors.seal("list", CURSOR));
        assertForeign("", cursors.seal("list", CURSOR));
    }

    @Test
    void otherTextsAreNoCursors() {
        for (var text : List.of("", "A", "=", "====", " ", "\u0000", "é", "../..", "A".repeat(22), "A".repeat(5000))) {
            assertForeign("list", text);
        }
    }
}
