package news.dateline.newsletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import news.dateline.mail.Letter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom letters are from is known at the start, or there is none. */
class SenderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Dateline <news@example.org>", "news", "news@", "news@example..org", "a@b.org, c@d.org", ""})
    void whatIsNoAddressIsRefusedByTheNameOfItsSetting(String address) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Letters.sender("Dateline", address))
                .withMessageStartingWith("dateline.newsletter.sender-address ")
                .withMessageContaining("'%s'", address);
    }

    @Test
    void anAddressIsTakenAsMailReachesIt() {
        assertThat(Letters.sender("Dateline", "news@bücher.example"))
                .isEqualTo(new Letter.Sender("Dateline", "news@xn--bcher-kva.example"));
    }
}
