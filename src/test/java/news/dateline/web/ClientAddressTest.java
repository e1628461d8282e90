package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word about an address is believed. */
class ClientAddressTest {
    private record Settings(Optional<List<String>> trusted, ProxyConfig.Header header) implements ProxyConfig {}

    private static ClientAddress behind(ProxyConfig.Header header, String... trusted) {
        return new ClientAddress(
                new Settings(trusted.length == 0 ? Optional.empty() : Optional.of(List.of(trusted)), header));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // the connection's end | X-Forwarded-For | who it is
                "10.0.0.1 | 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 203.0.113.7:4711 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1, 203.0.113.7 | 203.0.113.7",
                "10.0.0.1 | 198.51.100.1, 203.0.113.7, 10.0.0.2 | 203.0.113.7",
                "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
                "10.0.0.1 | '' | 10.0.0.1",
                "10.0.0.1 | unknown | 10.0.0.1",
                "10.0.0.1 | evil.example | 10.0.0.1",
                "10.0.0.1 | 203.0.113.7, <script> | 10.0.0.1",
                "10.0.0.1 | [2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "fd00::1 | 2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
                "11.0.0.1 | 198.51.100.1 | 11.0.0.1",
            })
    void theNearestAddressThatIsNoProxyOfOurs(String peer, String told, String who) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", told);
        headers.add("Forwarded", "for=192.0.2.66").add("X-Real-IP", "192.0.2.66");
        assertThat(behind(ProxyConfig.Header.X_FORWARDED_FOR, "10.0.0.0/8", "fd00::/8")
                        .of(peer, headers))
                .isEqualTo(who);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "for=203.0.113.7 | 203.0.113.7",
                "For=\"203.0.113.7:47\";proto=https;by=10.0.0.1 | 203.0.113.7",
                "for=198.51.100.1, for=203.0.113.7;host=a, for=10.0.0.2 | 203.0.113.7",
                "for=\"[2001:db8::7]:47\" | 2001:db8:0:0:0:0:0:7",
                "for=_hidden | 10.0.0.1",
                "proto=https | 10.0.0.1",
                "xfor=198.51.100.1 | 10.0.0.1"
            })
    void theSameInTheStandardsWords(String told, String who) {
        var headers = MultiMap.caseInsensitiveMultiMap().add("Forwarded", told).add("X-Forwarded-For", "192.0.2.66");
        assertThat(behind(ProxyConfig.Header.FORWARDED, "10.0.0.0/8").of("10.0.0.1", headers))
                .isEqualTo(who);
    }

    @Test
    void severalLinesAreOneList() {
        var headers = MultiMap.caseInsensitiveMultiMap();
        headers.add("X-Forwarded-For", "198.51.100.1").add("X-Forwarded-For", "203.0.113.7");
        assertThat(behind(ProxyConfig.Header.X_FORWARDED_FOR, "10.0.0.1").of("10.0.0.1", headers))
                .isEqualTo("203.0.113.7");
    }

    @Test
    void whereNobodyIsTrustedNobodyIsBelieved() {
        var headers = MultiMap.caseInsensitiveMultiMap().add("X-Forwarded-For", "198.51.100.1");
        assertThat(behind(ProxyConfig.Header.X_FORWARDED_FOR).of("127.0.0.1", headers))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.internal", "10.0.0.0/33", "10.0.0/8/8", "10.0.0.0/x", ""})
    void whatIsNoBlockIsToldAtStart(String block) {
        assertThatThrownBy(() -> behind(ProxyConfig.Header.X_FORWARDED_FOR, block))
                .hasMessageContaining("dateline.proxy.trusted");
    }
}
