package news.dateline.mail;

import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** Letters to write in tests, and settings to send them with. */
final class Letters {
    static final Letter.Sender SENDER = new Letter.Sender("Dateline", "news@example.org");

    private Letters() {}

    static Letter to(String recipient) {
        return about(null, recipient);
    }

    static Letter about(@Nullable UUID reference, String recipient) {
        return written(recipient, reference, null);
    }

    static Letter goodFor(Duration goodFor, String recipient) {
        return written(recipient, null, goodFor);
    }

    private static Letter written(String recipient, @Nullable UUID reference, @Nullable Duration goodFor) {
        return new Letter(
                "test",
                SENDER,
                null,
                recipient,
                "A letter",
                "Hello.\n\n.A line with a dot\n",
                "<p>Hello.</p>",
                Map.of("List-Id", "Daily brief <daily-brief.example.org>"),
                reference,
                goodFor);
    }

    static Claim claimed(Letter letter) {
        var id = Ids.next();
        return new Claim(
                id, 1, false, false, Instant.parse("2026-01-02T03:04:05Z"), "<%s@example.org>".formatted(id), letter);
    }

    static PostConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PostConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(PostConfig.class);
    }

    /** One that has a single connection to this port, and little patience. */
    static Carrier carrier(Vertx vertx, int port, Map<String, String> more) {
        var config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PostConfig.class)
                .withMapping(MailersRuntimeConfig.class)
                .withDefaultValues(Map.of(
                        "quarkus.mailer.host", "127.0.0.1",
                        "quarkus.mailer.port", Integer.toString(port),
                        "dateline.mail.answer-timeout", "500ms",
                        "dateline.mail.send-timeout", "5s"))
                .withDefaultValues(more)
                .build();
        var post = config.getConfigMapping(PostConfig.class);
        var office = Objects.requireNonNull(
                config.getConfigMapping(MailersRuntimeConfig.class).mailers().get(Mailers.DEFAULT_MAILER_NAME));
        var settings = new SmtpSettings(post, name -> Optional.empty()).of(office);
        return new SmtpCarrier(() -> MailClient.create(vertx, settings), new Composition(post), post);
    }
}
