package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
    private static final String GIVEN = "dl_ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    @Test
    void aNewSecretIsLongRandomAndAcceptable() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 200; i++) {
            var text = Secret.random().reveal();
            assertThat(text).matches("dl_[0-9A-Za-z]{49}");
            assertThat(Secret.isAcceptable(text)).isTrue();
            assertThat(seen.add(text)).isTrue();
        }
    }

    @Test
    void noMoreThanItsBeginningEverShowsUnlessAskedFor() {
        var secret = Secret.of(GIVEN);
        assertThat(secret.toString()).isEqualTo("dl_ABCDEFG…");
        assertThat(secret.prefix()).isEqualTo("dl_ABCDEFG");
        assertThat(secret.reveal()).isEqualTo(GIVEN);
    }

    @Test
    void itsHashIsOfTheWholeOfIt() {
        assertThat(Secret.of(GIVEN).hash())
                .hasSize(32)
                .isEqualTo(Secret.of(new String(GIVEN)).hash());
        assertThat(Secret.of(GIVEN + "a").hash())
                .isNotEqualTo(Secret.of(GIVEN + "b").hash());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dl_",
                "dl_short",
                "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "DL_ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                "dl_ABCDEFGHIJKLMNOPQRSTUVWXY Z",
                "dl_ABCDEFGHIJKLMNOPQRSTUVWXYZ\n",
                "dl_АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТ"
            })
    void whatLooksLikeNoSecretIsNotEvenLookedUp(String text) {
        assertThat(Secret.isAcceptable(text)).isFalse();
        assertThat(Secret.isAcceptable("dl_" + "a".repeat(200))).isTrue();
        assertThat(Secret.isAcceptable("dl_" + "a".repeat(201))).isFalse();
    }
}
