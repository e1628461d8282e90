package news.dateline.mail;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes messages (RFC 5322) of letters; what is made of the same letter has the same Message-ID and Date in every try. */
final class Composition {
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    /** RFC 5322, section 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    /** Short enough for what stands before it: an address has at most 254 characters. */
    private static final Pattern DOMAIN = Pattern.compile("(?=.{1,200}\\z)" + LABEL + "(?:\\." + LABEL + ")*");

    private final Optional<String> bounceDomain;

    Composition(PostConfig config) {
        bounceDomain = config.bounceDomain();
        bounceDomain.filter(domain -> !DOMAIN.matcher(domain).matches()).ifPresent(domain -> {
            throw new ConfigurationException(
                    "dateline.mail.bounce-domain is no domain (such as bounces.example.org): '%s'.".formatted(domain));
        });
    }

    MailMessage of(Claim claim) {
        var letter = claim.letter();
        var message = new MailMessage()
                .setFrom(letter.from().address())
                .setBounceAddress(returnPath(claim))
                .setTo(letter.to())
                .setText(lines(letter.text()))
                .setHeaders(headers(claim));
        if (letter.html() != null) {
            message.setHtml(lines(letter.html()));
        }
        return message;
    }

    /** Where bounces go: an address that tells the letter (VERP), if there is a domain for it. */
    private String returnPath(Claim claim) {
        return bounceDomain
                .map(domain -> "bounce+%s@%s".formatted(claim.id(), domain))
                .orElse(claim.letter().from().address());
    }

    private static MultiMap headers(Claim claim) {
        var letter = claim.letter();
        var headers = MultiMap.caseInsensitiveMultiMap();
        letter.headers().forEach((name, value) -> headers.set(name, HeaderText.of(value)));
        if (letter.replyTo() != null) {
            headers.set("Reply-To", letter.replyTo());
        }
        return headers.set("Message-ID", claim.messageId())
                .set("Date", DATE.format(claim.createdAt().atOffset(ZoneOffset.UTC)))
                .set("From", HeaderText.of(letter.from()))
                .set("To", letter.to())
                .set("Subject", HeaderText.of(letter.subject()));
    }

    private static String lines(String text) {
        return LINE_END.matcher(text).replaceAll("\n");
    }
}
