package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import news.dateline.testing.LogEar;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.RawHttp;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies have a size, and JSON a depth, a number of tokens and lengths, whatever it says. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@SuppressWarnings("StringConcatToTextBlock") // Lines of HTTP end in CR LF.
class BodyBoundsTest {
    private static final int MEBIBYTE = 1 << 20;

    static Stream<Arguments> beyond() {
        return Stream.of(
                Arguments.of("depth", "{\"body\":" + "[".repeat(33) + "]".repeat(33) + "}"),
                Arguments.of("objects in objects", "{\"a\":".repeat(40) + "1" + "}".repeat(40)),
                Arguments.of("depth without an end", "[".repeat(500_000)),
                Arguments.of("tokens", "{\"tags\":[" + "1,".repeat(250_000) + "1]}"),
                Arguments.of("a name", "{\"" + "n".repeat(5_000) + "\":1}"),
                Arguments.of("a number", "{\"title\":" + "9".repeat(500) + "}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beyond")
    void whatIsBeyondTheBoundsIsRefusedWithThem(String what, String json) {
        var answer = drafted(json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).as(what).contains("\"code\":\"beyond-limits\"", "32 levels", "200,000 tokens");
    }

    @Test
    void aBodyMayHaveAMebibyteAndNoMore() {
        assertThat(drafted(titled(MEBIBYTE - 20)).status()).isEqualTo(422);
        assertThat(drafted(titled(MEBIBYTE + 1)).status()).isEqualTo(413);
    }

    @Test
    void aLengthThatIsAnnouncedIsRefusedBeforeTheBodyComes() {
        var answer = RawHttp.exchange("POST /v1/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void aBodyWithoutALengthIsCounted() {
        var chunk = "10000\r\n" + "a".repeat(0x10000) + "\r\n";
        var answer = RawHttp.exchange("POST /v1/subscriptions HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "9\r\n{\"email\":\r\n1\r\n\"\r\n" + chunk.repeat(20) + "0\r\n\r\n");
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large", "1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n{}\r\n0\r\n\r\n", "2\r\n{}xx\r\n0\r\n\r\n", "2\r\n{}\r\nzz\r\n", "5\r\n{}"})
    void chunksThatAreNoneAreTheFaultOfWhoSentThem(String chunks) {
        var ear = LogEar.open();
        try (ear) {
            for (var path : List.of("/v1/desk/articles", "/v1/subscriptions")) {
                for (var type : List.of("application/json", "application/x-www-form-urlencoded")) {
                    var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Staff.ADMIN_KEY + "\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
                    RawHttp.sendAndLeave(head, chunks);
                }
            }
            assertThat(drafted("{}").status()).isEqualTo(422);
        }
        assertThat(ear.complaints()).isEmpty();
    }

    private static String titled(int length) {
        return "{\"title\":\"" + "t".repeat(length) + "\"}";
    }

    /** Sent as it is: the client of the other tests would like to print what it sends. */
    private static RawHttp.Answer drafted(String json) {
        return RawHttp.exchange("POST /v1/desk/articles HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nAuthorization: Bearer " + Staff.ADMIN_KEY + "\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json);
    }
}
