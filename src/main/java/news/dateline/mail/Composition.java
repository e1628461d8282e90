package news.dateline.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes messages (RFC 5322) of letters; the same letter becomes the same message in every try. */
final class Composition {
    private static final Pattern LINE_END = Pattern.compile("\r\n?");

    /** RFC 5322, section 3.3. */
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final PostConfig config;

    Composition(PostConfig config) {
        this.config = config;
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
        return config.bounceDomain()
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
