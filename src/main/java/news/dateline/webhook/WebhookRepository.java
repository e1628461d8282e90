package news.dateline.webhook;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Cursor;
import news.dateline.web.Scalars;
import news.dateline.web.WebProblems;
import news.dateline.web.Window;
import org.hibernate.Session;

/** The endpoints as administrators see and change them. */
@Singleton
class WebhookRepository implements PanacheRepositoryBase<Webhook, UUID> {
    private final Session database;

    WebhookRepository(Session database) {
        this.database = database;
    }

    /** All endpoints, in the order in which they were made. */
    List<Webhook> all(Window window) {
        var condition = window.cursor()
                .map(cursor -> window.backwards() ? "id < ?1 order by id desc" : "id > ?1 order by id")
                .orElse("order by id");
        var query = window.cursor()
                .map(Cursor::keys)
                .map(keys -> find(condition, UUID.fromString(keys.getFirst())))
                .orElseGet(() -> find(condition));
        return query.range(0, window.rowsToRead() - 1).list();
    }

    Webhook required(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> WebProblems.notFound("webhook", id.toString()));
    }

    Webhook locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> WebProblems.notFound("webhook", id.toString()));
    }

    /** Counts its version, also when only statements write to it. */
    void touch(Webhook webhook) {
        getEntityManager().lock(webhook, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Whoever is at it now finds the lease over; what was told ahead counted for what it wanted then. */
    void interrupt(UUID id) {
        execute("update webhook set lease_until = '-infinity', overtaken = 0, removal_tried = 0 where id = ?1", id);
    }

    /** Whether a key of a partner has this id. */
    boolean isPartner(UUID key) {
        return Scalars.of(
                        database,
                        "select exists (select 1 from api_key where id = ?1 and role = 'partner')",
                        Boolean.class)
                .setParameter(1, key)
                .getSingleResult();
    }

    Instant now() {
        return Scalars.of(database, "select clock_timestamp()", Instant.class).getSingleResult();
    }

    /** Tells it nothing more until it is resumed. */
    void pause(UUID id) {
        execute(
                "update webhook set disabled_at = clock_timestamp(), disabled_reason = 'by-staff' where id = ?1 and disabled_at is null",
                id);
    }

    /** Goes on where it stopped, at once. */
    void resume(UUID id) {
        execute(
                "update webhook set disabled_at = null, disabled_reason = null, attempts = 0, due_at = clock_timestamp()"
                        + " where id = ?1 and disabled_at is not null",
                id);
    }

    /** Tells everything after this position once more; whoever is at it now finds the lease over. */
    void rewind(UUID id, long position) {
        database.createNativeMutationQuery(
                        "update webhook set position = ?2, overtaken = 0, removal_tried = 0, attempts = 0,"
                                + " due_at = clock_timestamp(), lease_until = '-infinity' where id = ?1")
                .setParameter(1, id)
                .setParameter(2, position)
                .executeUpdate();
    }

    private void execute(String statement, UUID id) {
        database.createNativeMutationQuery(statement).setParameter(1, id).executeUpdate();
    }
}
