package news.dateline.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter was refused for good; fired in the transaction that records it.
 *
 * @param mail the id that {@link Outbox#post} gave
 * @param reference what the letter was about
 */
public record Undeliverable(
        UUID mail, String kind, @Nullable UUID reference, String recipient) {

    /** Without the person: an event that is printed by mistake gives nobody away. */
    @Override
    public String toString() {
        return "Undeliverable[mail=%s]".formatted(mail);
    }
}
