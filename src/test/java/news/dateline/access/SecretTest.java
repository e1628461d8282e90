package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** What a key looks like, and how little of it is ever shown. */
class SecretTest {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    @Test
    void itHas256RandomBitsAndAChecksumThatScannersCanVerifyAlone() {
        for (var secret : Stream.generate(Secret::random).limit(200).toList()) {
            assertThat(secret.reveal()).matches("dl_[0-9A-Za-z]{49}");
            var random = secret.reveal().substring(3, 46);
            var crc = new CRC32();
            crc.update(random.getBytes(StandardCharsets.US_ASCII));
            assertThat(number(secret.reveal().substring(46))).isEqualTo(BigInteger.valueOf(crc.getValue()));
            assertThat(Secret.isAcceptable(secret.reveal())).isTrue();
        }
        assertThat(BigInteger.valueOf(62).pow(43).bitLength()).isGreaterThan(256);
    }

    private static BigInteger number(String digits) {
        return digits.chars()
                .mapToObj(digit -> BigInteger.valueOf(DIGITS.indexOf(digit)))
                .reduce(
                        BigInteger.ZERO,
                        (sum, digit) -> sum.multiply(BigInteger.valueOf(62)).add(digit));
    }

    @Test
    void noTwoAreAlike() {
        var secrets = Stream.generate(Secret::random).limit(1000).map(Secret::reveal);
        assertThat(secrets.collect(Collectors.toSet())).hasSize(1000);
    }

    @Test
    void tenCharactersMayBeShownWhateverItsLength() {
        assertThat(Secret.random().prefix()).hasSize(10).startsWith("dl_");
        assertThat(Secret.of("dl_" + "a".repeat(24)).prefix()).hasSize(10);
        assertThat(Secret.of("dl_" + "a".repeat(200)).prefix()).hasSize(10);
        var secret = Secret.random();
        assertThat(secret).hasToString(secret.prefix() + "…");
    }

    @Test
    void whatIsKeptIsItsSha256() throws Exception {
        var secret = Secret.of("dl_an-operator-made-this-one-up");
        assertThat(secret.hash())
                .isEqualTo(MessageDigest.getInstance("SHA-256")
                        .digest("dl_an-operator-made-this-one-up".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatIsTooShortToBeSecretIsNotAccepted() {
        assertThat(Secret.isAcceptable("dl_" + "a".repeat(23))).isFalse();
        assertThat(Secret.isAcceptable("dl_" + "a".repeat(24))).isTrue();
        assertThat(Secret.isAcceptable("a".repeat(60))).isFalse();
        assertThat(Secret.isAcceptable("dl_" + "ä".repeat(30))).isFalse();
        assertThat(Secret.isAcceptable("dl_" + "a".repeat(201))).isFalse();
    }
}
