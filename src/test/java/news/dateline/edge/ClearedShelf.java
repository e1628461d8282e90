package news.dateline.edge;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.UUID;

/** Forgets what is kept: for tests that write past the change log, or that count what an answer costs. */
@Singleton
public class ClearedShelf {
    private final Shelf shelf;
    private final AgroalDataSource database;

    ClearedShelf(Shelf shelf, AgroalDataSource database) {
        this.shelf = shelf;
        this.database = database;
    }

    /** Nothing is kept any more. */
    public void clear() {
        shelf.interrupted();
    }

    /** An article gets another title by a transaction that this instance hears of by the log only. */
    void otherInstanceRetitles(UUID article, String title) {
        try (var connection = database.getConnection();
                var retitling = connection.prepareStatement("""
                        with locked as materialized (select pg_advisory_xact_lock(%d)),
                            retitled as (update article set title = ? where id = ? returning id),
                            told as (insert into change (seq, type, at, subject_type, subject_id)
                                select (select max(seq) + 1 from change), 'article.updated', now(), 'article', id
                                from retitled, locked returning seq)
                        select pg_notify('dateline_change', '') from told
                        """.formatted(0x646174656c696e65L))) {
            retitling.setString(1, title);
            retitling.setObject(2, article);
            retitling.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
