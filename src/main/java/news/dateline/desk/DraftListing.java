package news.dateline.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The lists of drafts, the last touched first. */
@Singleton
class DraftListing {
    private final Session database;

    DraftListing(Session database) {
        this.database = database;
    }

    /** The drafts that the filter admits; only those of this author or key, if one is given. */
    List<Draft> list(DraftFilter.Checked filter, Window window, @Nullable Owner owner) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new HashMap<String, Object>();
        filter(filter, conditions, values);
        if (owner != null) {
            conditions.add("(d.created_by = :key or :author = any(d.author_ids))");
            values.put("key", owner.key());
            values.put("author", owner.author());
        }
        window.cursor().ifPresent(cursor -> {
            conditions.add("(d.modified_at, d.id) %s (:date, :id)".formatted(window.backwards() ? ">" : "<"));
            values.put("date", cursor.instant(0));
            values.put("id", cursor.id(1));
        });
        var direction = window.backwards() ? "asc" : "desc";
        var query = database.createNativeQuery(
                "select d.* from draft d where %s order by d.modified_at %s, d.id %s limit :rows"
                        .formatted(String.join(" and ", conditions), direction, direction),
                Draft.class);
        values.forEach(query::setParameter);
        return query.setParameter("rows", window.rowsToRead()).getResultList();
    }

    private static void filter(DraftFilter.Checked filter, List<String> conditions, Map<String, Object> values) {
        if (filter.status() != null) {
            conditions.add(
                    switch (filter.status()) {
                        case SCHEDULED -> "d.publish_at is not null and d.status <> 'published'";
                        case PUBLISHED, RETRACTED -> "d.status = :status";
                        case DRAFT, UNPUBLISHED -> "d.status = :status and d.publish_at is null";
                    });
            if (filter.status() != Status.SCHEDULED) {
                values.put("status", filter.status().wireName());
            }
        }
        if (filter.author() != null) {
            conditions.add("d.author_ids @> array(select id from author where slug = :authorSlug)"
                    + " and exists (select 1 from author where slug = :authorSlug)");
            values.put("authorSlug", filter.author());
        }
        for (int i = 0; i < filter.patterns().size(); i++) {
            conditions.add("lower(d.title || ' ' || d.summary || ' ' || d.body_text) like :word" + i);
            values.put("word" + i, filter.patterns().get(i));
        }
    }

    static List<String> keys(Draft draft) {
        return List.of(draft.modifiedAt().toString(), draft.id().toString());
    }

    /** Whose drafts alone may be seen. */
    record Owner(UUID key, UUID author) {}
}
