package news.dateline.mail;

import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.SMTPException.EnhancedStatus;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands letters to a post office (SMTP, RFC 5321). */
final class SmtpCarrier implements Carrier {
    /** How the client says which of its commands was refused; a test of each refusal holds it to that. */
    private static final String RECIPIENT = "recipient address not accepted";

    private static final String CONTENT = "sending data failed";

    /** The codes (RFC 3463) that speak of the address or its mailbox. */
    private static final Set<EnhancedStatus> ADDRESS =
            Set.of(EnhancedStatus.OTHER_ADDRESS, EnhancedStatus.OTHER_MAILBOX);

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
            // The client does not take this for an address.
            case IllegalArgumentException _ -> new Delivery.Refused(null, true);
            case null, default -> new Delivery.Deferred(null);
        };
    }

    /** A post office that refuses us, our sender or our password is a matter for the operator, and may take letters later. */
    private static Delivery delivery(SMTPException refusal) {
        var said = Objects.requireNonNullElse(refusal.getMessage(), "");
        boolean isRecipient = said.startsWith(RECIPIENT);
        if (!refusal.isPermanent() || !(isRecipient || said.startsWith(CONTENT))) {
            return new Delivery.Deferred(refusal.getReplyCode());
        }
        // A policy against us (5.7.x) or a fault on the way (5.4.x) says nothing about the reader.
        var status = refusal.getEnhancedStatus();
        boolean isAddress = ADDRESS.contains(status) || (isRecipient && isVague(status));
        return new Delivery.Refused(refusal.getReplyCode(), isAddress);
    }

    private static boolean isVague(EnhancedStatus status) {
        return status == EnhancedStatus.OTHER_UNKNOWN || status == EnhancedStatus.OTHER_UNDEFINED;
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
