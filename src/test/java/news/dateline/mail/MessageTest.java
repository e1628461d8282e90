package news.dateline.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.Vertx;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;
import news.dateline.testing.SmtpPeer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages as mail programs read them, off the wire and out of a file. */
class MessageTest {
    private static final String SUBJECT =
            "Підтвердьте підписку на розсилку «Щоденний огляд» — останній крок 🗞, і ви з нами";
    private static final String TEXT = "Вітаємо!\n.Крапка на початку = дрібниця\n" + "довгий рядок ".repeat(100) + "\n";
    private static final Letter LETTER = new Letter(
            "test",
            new Letter.Sender("Новини, \"Dateline\"", "news@example.org"),
            "editors@example.org",
            "ada@example.net",
            SUBJECT,
            TEXT,
            "<p lang=\"uk\">Вітаємо!</p>",
            Map.of(
                    "List-Id", "Щоденний огляд подій <daily-brief.example.org>",
                    "List-Unsubscribe", "<https://example.org/subscriptions/unsubscribe/" + "x".repeat(80) + ">",
                    "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            null,
            null);

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aMailServerTakesItAndAMailProgramReadsIt() throws Exception {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.setUser("dateline", "secret");
        server.start();
        try {
            var claim = Letters.claimed(LETTER);
            var carrier = carrier(
                    server.getSmtp().getPort(),
                    Map.of("quarkus.mailer.username", "dateline", "quarkus.mailer.password", "secret"));
            assertThat(carrier.carry(claim)).isEqualTo(new Delivery.Sent());
            assertThat(server.waitForIncomingEmail(5000, 1)).isTrue();
            assertReads(server.getReceivedMessages()[0], claim);
        } finally {
            server.stop();
        }
    }

    @Test
    void theFileHoldsWhatTheWireCarries(@TempDir Path data) throws Exception {
        var claim = Letters.claimed(LETTER);
        assertThat(new FileCarrier(data, new Composition(Letters.config(Map.of()))).carry(claim))
                .isEqualTo(new Delivery.Sent());
        var file = data.resolve("mail/20260102T030405Z-%s.eml".formatted(claim.id()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryNotContaining("glob:**.part");

        try (var peer = SmtpPeer.start()) {
            assertThat(carrier(peer.port(), Map.of()).carry(claim)).isEqualTo(new Delivery.Sent());
            var wire = peer.received().getFirst();
            assertThat(wire.content().replace("\r\n", ""))
                    .as("no line ends otherwise")
                    .doesNotContain("\n", "\r");
            assertThat(Files.readString(file))
                    .isNotEmpty()
                    .satisfies(written -> assertThat(boundless(written)).isEqualTo(boundless(wire.content())));
            assertReads(message(wire.bytes()), claim);
        }
        assertReads(message(Files.readAllBytes(file)), claim);
    }

    /** The line between the parts is another in each try. */
    private static String boundless(String message) {
        return message.replaceAll("=--dateline_[0-9_]+", "boundary");
    }

    private static MimeMessage message(byte[] bytes) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    private static void assertReads(MimeMessage message, Claim claim) throws Exception {
        assertThat(message.getSubject()).isEqualTo(SUBJECT);
        var from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getPersonal()).isEqualTo("Новини, \"Dateline\"");
        assertThat(from.getAddress()).isEqualTo("news@example.org");
        assertThat(message.getReplyTo()[0]).hasToString("editors@example.org");
        assertThat(message.getMessageID()).isEqualTo(claim.messageId());
        assertThat(message.getSentDate()).isEqualTo(claim.createdAt());
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader("List-Id")[0])))
                .isEqualTo("Щоденний огляд подій <daily-brief.example.org>");
        assertThat(message.getHeader("List-Unsubscribe")[0])
                .startsWith("<https://")
                .endsWith("x>");
        assertThat(message.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        var parts = (MimeMultipart) message.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.isComplete()).isTrue();
        assertThat(((String) parts.getBodyPart(0).getContent())
                        .replace("\r\n", "\n")
                        .strip())
                .isEqualTo(TEXT.strip());
        assertThat((String) parts.getBodyPart(1).getContent()).isEqualTo("<p lang=\"uk\">Вітаємо!</p>");
    }

    private Carrier carrier(int port, Map<String, String> more) {
        return Letters.carrier(vertx, port, more);
    }
}
