package news.dateline.article;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.web.Window;
import org.jspecify.annotations.Nullable;

/** All SQL about corrections. */
@Singleton
public class CorrectionRepository implements PanacheRepositoryBase<Correction, UUID> {

    /** The corrections of all readable articles, newest first, along the index {@code correction_newest}. */
    List<Row> newest(Window window) {
        var order = window.backwards() ? "order by c.at asc, c.id asc" : "order by c.at desc, c.id desc";
        var readable = """
                select c.id, c.at, c.kind, c.text, c.blockId, a.id, a.slug, a.title
                from Correction c join c.article a where a.retractedAt is null\s""";
        var query = window.cursor()
                .map(cursor -> find(
                        readable + "and (c.at, c.id) " + (cursor.backwards() ? ">" : "<") + " (?1, ?2) " + order,
                        cursor.instant(0),
                        cursor.id(1)))
                .orElseGet(() -> find(readable + order));
        return query.project(Row.class).range(0, window.rowsToRead() - 1).list();
    }

    /** A correction with the article that it corrects, without the article's content. */
    record Row(
            UUID id,
            Instant at,
            String kind,
            String text,
            @Nullable String blockId,
            UUID articleId,
            String slug,
            String title) {

        List<String> keys() {
            return List.of(at.toString(), id.toString());
        }
    }
}
