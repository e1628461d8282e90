package news.dateline.mail;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in a letter begins a header of its own, or names a second recipient. */
class LetterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.net\r\nBcc: eve@example.net",
                "ada@example.net\n",
                "ada@example.net,eve@example.net",
                "ada@example.net>\r\nRCPT TO:<eve@example.net",
                "Ada <ada@example.net>",
                "\"ada lovelace\"@example.net",
                "ada@@example.net",
                "ada lovelace@example.net",
                "ada\u200b@example.net",
                "ada\u202e@example.net",
                "ada@[127.0.0.1]",
                "ada",
                ""
            })
    void whatIsNotOnePersonsAddressIsRefused(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Letters.to(address))
                .withMessageNotContaining("ada");
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter.Sender("Ada", address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nBcc: eve@example.net", "Hello\nthere", "Hello\rthere", "Hello\u0000", "\u2028"})
    void linesDoNotEndInHeaders(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(text, Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> written("Hello", Map.of("List-Id", text)));
        assertThatIllegalArgumentException().isThrownBy(() -> written("Hello", Map.of("List-Id: x\r\nBcc", "y")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Letter.Sender(text, "news@example.org"));
    }

    @Test
    void ordinaryOnesPass() {
        assertThatNoException().isThrownBy(() -> Letters.to("o'neill+news=x@mail.example.co.uk"));
        assertThatNoException().isThrownBy(() -> written("Щоденник 🗞", Map.of("List-Id", "Щоденник <x.example.org>")));
    }

    private static Letter written(String subject, Map<String, String> headers) {
        return new Letter(
                "test", Letters.SENDER, null, "ada@example.net", subject, "Hello.", null, headers, null, null);
    }
}
