package news.dateline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import news.dateline.testing.SmtpPeer;
import news.dateline.testing.SmtpPeer.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the carrier makes of all that a post office may do. */
class SmtpCarrierTest {
    private static final String READER = "ada@example.net";

    private final Vertx vertx = Vertx.vertx();
    private final SmtpPeer peer = SmtpPeer.start();
    private final Carrier carrier = carrier(Map.of());

    @AfterEach
    void close() {
        peer.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aLetterArrivesWithWhatItsEnvelopeAndHeadersSay() {
        var claim = Letters.claimed(Letters.to(READER));
        assertThat(carrier.carry(claim)).isEqualTo(new Delivery.Sent());
        var received = peer.received(READER).getFirst();
        assertThat(received.from()).isEqualTo("news@example.org");
        assertThat(received.header("From")).isEqualTo("Dateline <news@example.org>");
        assertThat(received.header("To")).isEqualTo(READER);
        assertThat(received.header("Message-ID")).isEqualTo(claim.messageId());
        assertThat(received.header("Date")).isEqualTo("Fri, 2 Jan 2026 03:04:05 +0000");
        assertThat(received.header("List-Id")).isEqualTo("Daily brief <daily-brief.example.org>");
        assertThat(received.content()).contains("\r\n.A line with a dot\r\n");
    }

    @Test
    void headersKeepTheirOrder() {
        var headers = new LinkedHashMap<String, String>();
        List.of("X-Delta", "X-Alpha", "X-Charlie", "X-Bravo", "X-Echo").forEach(name -> headers.put(name, "x"));
        var letter = new Letter("test", Letters.SENDER, null, READER, "A letter", "Hello.", null, headers, null, null);
        assertThat(carrier.carry(Letters.claimed(letter))).isEqualTo(new Delivery.Sent());
        assertThat(peer.received(READER).getFirst().content().lines().filter(line -> line.startsWith("X-")))
                .containsExactly("X-Delta: x", "X-Alpha: x", "X-Charlie: x", "X-Bravo: x", "X-Echo: x");
    }

    @Test
    void withADomainForThemBouncesTellTheirLetter() {
        var claim = Letters.claimed(Letters.to(READER));
        assertThat(carrier(Map.of("dateline.mail.bounce-domain", "bounces.example.org"))
                        .carry(claim))
                .isEqualTo(new Delivery.Sent());
        assertThat(peer.received(READER).getFirst().from()).isEqualTo("bounce+%s@bounces.example.org", claim.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@example.org", "bounces.example.org.", "bounces example.org", "https://example.org", "-.org"})
    void whatIsNoDomainForBouncesIsRefusedByTheNameOfItsSetting(String domain) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> carrier(Map.of("dateline.mail.bounce-domain", domain)))
                .withMessageStartingWith("dateline.mail.bounce-domain ")
                .withMessageContaining("'%s'", domain);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GREETING,  421 4.3.2 Not now,              deferred, 421
            GREETING,  554 5.7.1 Not you,              deferred, 554
            SENDER,    451 4.3.0 Later,                deferred, 451
            SENDER,    550 5.7.1 Not you,              deferred, 550
            RECIPIENT, 451 4.2.0 Later,                deferred, 451
            RECIPIENT, 550 5.1.1 <ada> is not here,    unknown,  550
            RECIPIENT, 550 5.1.2 No such domain,       unknown,  550
            RECIPIENT, 550 5.1.3 No such syntax,       unknown,  550
            RECIPIENT, 550 5.1.6 <ada> has moved,      unknown,  550
            RECIPIENT, 556 5.1.10 Takes no mail,       unknown,  556
            RECIPIENT, 550 5.2.1 Closed,               unknown,  550
            RECIPIENT, 550 5.1.0 Address rejected,     refused,  550
            RECIPIENT, 550 5.1.8 Not from you,         refused,  550
            RECIPIENT, 550 5.1.11 Whatever,            refused,  550
            RECIPIENT, 552 5.2.2 The mailbox is full,  refused,  552
            RECIPIENT, 550 No such user here,          refused,  550
            RECIPIENT, 550 Try 5.1.1 elsewhere,        refused,  550
            RECIPIENT, 550 5.7.1 Relaying denied,      refused,  550
            CONTENT,   451 4.3.0 Later,                deferred, 451
            CONTENT,   554 5.7.1 This is spam,         refused,  554
            CONTENT,   550 Not like this,              refused,  550
            CONTENT,   550 5.1.1 <ada> is not here,    unknown,  550
            GREETING,  cut,                            deferred,
            SENDER,    cut,                            deferred,
            RECIPIENT, cut,                            deferred,
            CONTENT,   cut,                            deferred,
            GREETING,  silence,                        deferred,
            SENDER,    silence,                        deferred,
            RECIPIENT, silence,                        deferred,
            CONTENT,   silence,                        deferred,
            """)
    void aRefusalMeansWhatItSaysAndTakesNoConnectionAway(
            Stage stage, String answer, String meaning, @Nullable Integer code) {
        peer.behave((at, recipient, attempt) -> at == stage ? answer : null);
        assertThat(carrier.carry(Letters.claimed(Letters.to(READER))))
                .isEqualTo(
                        switch (meaning) {
                            case "deferred" -> new Delivery.Deferred(code);
                            case "refused" -> new Delivery.Refused(code, false);
                            default -> new Delivery.Refused(code, true);
                        });

        peer.behave((at, recipient, attempt) -> null);
        assertThat(carrier.carry(Letters.claimed(Letters.to("grace@example.net"))))
                .isEqualTo(new Delivery.Sent());
    }

    @Test
    void nobodyAtThePortMeansLater() {
        peer.close();
        assertThat(carrier.carry(Letters.claimed(Letters.to(READER)))).isEqualTo(new Delivery.Deferred(null));
    }

    /** The moment after a cut is when connections got lost. */
    @RepeatedTest(30)
    void whatIsSentTwiceHasTheSameNameAndTime() {
        peer.behave((at, recipient, attempt) -> at == Stage.CONTENT && attempt == 1 ? SmtpPeer.CUT : null);
        var claim = Letters.claimed(Letters.to(READER));
        assertThat(carrier.carry(claim)).isEqualTo(new Delivery.Deferred(null));
        assertThat(carrier.carry(claim)).isEqualTo(new Delivery.Sent());
        assertThat(peer.received(READER))
                .hasSize(2)
                .extracting(one -> one.header("Message-ID") + one.header("Date"))
                .containsOnly(claim.messageId() + "Fri, 2 Jan 2026 03:04:05 +0000");
    }

    private Carrier carrier(Map<String, String> more) {
        return Letters.carrier(vertx, peer.port(), more);
    }
}
