package news.dateline.mail;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.hibernate.Session;

/** Writes letters as other rooms do, and looks what became of them. */
@Singleton
class Sorter {
    private final Outbox outbox;
    private final Session database;
    private final Queue<Undeliverable> undeliverable = new ConcurrentLinkedQueue<>();

    Sorter(Outbox outbox, Session database) {
        this.outbox = outbox;
        this.database = database;
    }

    @Transactional
    List<UUID> post(Collection<Letter> letters) {
        return letters.stream().map(outbox::post).toList();
    }

    UUID post(Letter letter) {
        return post(List.of(letter)).getFirst();
    }

    @Transactional
    UUID postAndFail(Letter letter, List<UUID> posted) {
        posted.add(outbox.post(letter));
        throw new IllegalStateException("After all not");
    }

    @Transactional
    void postAndWithdraw(Letter letter, String recipient) {
        outbox.post(letter);
        outbox.withdraw(recipient);
    }

    void hear(@Observes Undeliverable letter) {
        undeliverable.add(letter);
    }

    List<Undeliverable> undeliverable() {
        return new ArrayList<>(undeliverable);
    }

    /** The row as text; empty if there is none. */
    @Transactional
    String row(UUID id) {
        return database
                .createNativeQuery("select cast(row_to_json(m) as text) from mail m where id = ?1", String.class)
                .setParameter(1, id)
                .getResultList()
                .stream()
                .findFirst()
                .orElse("");
    }

    @Transactional
    long waiting(Collection<UUID> ids) {
        return database.createNativeQuery(
                        "select count(*) from mail where id in (:ids) and status = 'waiting'", Long.class)
                .setParameter("ids", ids)
                .getSingleResult();
    }

    /** Makes it what no version can read. */
    @Transactional
    void garble(UUID id) {
        database.createNativeMutationQuery("update mail set content = '{\"text\": \"Hello.\"}' where id = ?1")
                .setParameter(1, id)
                .executeUpdate();
    }

    /** Makes it look as if all of it had happened so long before. */
    @Transactional
    void age(UUID id, Duration by) {
        database.createNativeMutationQuery("""
                        update mail set created_at = created_at - make_interval(secs => :by),
                            ended_at = ended_at - make_interval(secs => :by), due_at = due_at - make_interval(secs => :by),
                            good_until = good_until - make_interval(secs => :by)
                        where id = :id
                        """)
                .setParameter("by", (double) by.toSeconds())
                .setParameter("id", id)
                .executeUpdate();
    }
}
