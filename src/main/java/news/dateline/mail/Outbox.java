package news.dateline.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Scalars;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Takes letters, as part of the transaction that gives reason for them: both come about, or neither. */
@Singleton
public class Outbox {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Session database;
    private final Event<Posted> posted;

    Outbox(Session database, Event<Posted> posted) {
        this.database = database;
        this.posted = posted;
    }

    /** Posts a letter; it leaves after the commit, and no earlier. */
    @Transactional(TxType.MANDATORY)
    public UUID post(Letter letter) {
        var id = Ids.next();
        database.createNativeMutationQuery("""
                        insert into mail (id, kind, reference, message_id, recipient, content, status, created_at, due_at,
                            good_until)
                        values (:id, :kind, :reference, :messageId, :recipient, cast(:content as json), 'waiting',
                            clock_timestamp(), clock_timestamp(), clock_timestamp() + make_interval(secs => :goodFor))
                        """)
                .setParameter("id", id)
                .setParameter("kind", letter.kind())
                .setParameter("reference", letter.reference(), UUID.class)
                .setParameter("messageId", "<%s@%s>".formatted(id, letter.from().domain()))
                .setParameter("recipient", letter.to())
                .setParameter("content", written(letter))
                .setParameter("goodFor", seconds(letter.goodFor()), Double.class)
                .executeUpdate();
        posted.fire(new Posted());
        return id;
    }

    /** Takes back what waits for this person, in whatever case the address was written; what is under way stays so. */
    @Transactional(TxType.MANDATORY)
    public void withdraw(String recipient) {
        database.createNativeMutationQuery("delete from mail where status = 'waiting' and lower(recipient) = lower(?1)")
                .setParameter(1, recipient)
                .executeUpdate();
    }

    /** What a letter was about, for as long as its row is kept; empty if that is over, or there never was such a letter. */
    @Transactional
    public Optional<UUID> referenceOf(UUID mail) {
        return Scalars.of(database, "select reference from mail where id = ?1 and reference is not null", UUID.class)
                .setParameter(1, mail)
                .getResultList()
                .stream()
                .findFirst();
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / 1000.0;
    }

    private static String written(Letter letter) {
        try {
            return JSON.writeValueAsString(letter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A letter cannot be written as JSON", e);
        }
    }

    /** A letter waits; what matters is the commit of its transaction. */
    record Posted() {}
}
