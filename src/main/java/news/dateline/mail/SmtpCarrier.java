package news.dateline.mail;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hands letters to a post office (SMTP, RFC 5321). */
final class SmtpCarrier implements Carrier {
    /** How the client says which of its commands was refused; a test of each refusal holds it to that. */
    private static final String RECIPIENT = "recipient address not accepted";

    private static final String CONTENT = "sending data failed";

    /**
     * The codes (RFC 3463, RFC 7505) that say that there is no such mailbox, or none any more. They are read from the reply: what
     * the client makes of it is kept in a constant that all replies share.
     */
    private static final Pattern NO_SUCH_ADDRESS =
            Pattern.compile("5\\d\\d[ -]5\\.(?:1\\.(?:1|2|3|6|10)|2\\.1)(?![\\d.])");

    private final Supplier<MailClient> clients;
    private final Composition composition;
    private final PostConfig config;
    private final Deque<Line> resting = new ConcurrentLinkedDeque<>();

    /** @param clients makes clients with one connection each */
    SmtpCarrier(Supplier<MailClient> clients, Composition composition, PostConfig config) {
        this.clients = clients;
        this.composition = composition;
        this.config = config;
    }

    @Override
    public Delivery carry(Claim claim) {
        var message = composition.of(claim);
        var line = line();
        try {
            line.client
                    .sendMail(message)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS);
            resting.addFirst(new Line(line.client, System.nanoTime()));
            return new Delivery.Sent();
        } catch (ExecutionException e) {
            line.close();
            return delivery(e.getCause());
        } catch (TimeoutException e) {
            line.close();
            return new Delivery.Deferred(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            line.close();
            return new Delivery.Deferred(null);
        }
    }

    /** One that has worked and has not rested for long, or else a new one. */
    private Line line() {
        for (var line = resting.pollFirst(); line != null; line = resting.pollFirst()) {
            if (System.nanoTime() - line.since < config.answerTimeout().toNanos() / 2) {
                return line;
            }
            line.close();
        }
        return new Line(clients.get(), System.nanoTime());
    }

    private static Delivery delivery(@Nullable Throwable failure) {
        return switch (failure) {
            case SMTPException smtp -> delivery(smtp);
            // Also what the client does not take itself: recipients are checked before, so it is about our settings.
            case null, default -> new Delivery.Deferred(null);
        };
    }

    /** A post office that refuses us, our sender or our password is a matter for the operator, and may take letters later. */
    private static Delivery delivery(SMTPException refusal) {
        var said = Objects.requireNonNullElse(refusal.getMessage(), "");
        if (!refusal.isPermanent() || !(said.startsWith(RECIPIENT) || said.startsWith(CONTENT))) {
            return new Delivery.Deferred(refusal.getReplyCode());
        }
        // A reader is never written to again for this: a policy, a full mailbox or a vague word is not enough.
        boolean isAddress = NO_SUCH_ADDRESS.matcher(refusal.getReplyMessage()).lookingAt();
        return new Delivery.Refused(refusal.getReplyCode(), isAddress);
    }

    /**
     * A client that is used by one letter after the other, and by none after a failure: whoever asks a client for a
     * connection in the moment in which its last one closes may never be answered.
     */
    private record Line(MailClient client, long since) {

        void close() {
            client.close();
        }
    }
}
