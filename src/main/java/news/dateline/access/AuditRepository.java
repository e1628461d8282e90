package news.dateline.access;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import news.dateline.web.Window;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The SQL that reads the audit, the newest entry first. */
@Singleton
class AuditRepository {
    private final Session database;

    AuditRepository(Session database) {
        this.database = database;
    }

    /** The entries that the filter admits, served by {@code audit_newest}, {@code audit_of_subject} or {@code audit_of_key}. */
    List<AuditEntry> list(AuditFilter.Checked filter, Window window) {
        var conditions = new ArrayList<String>(List.of("true"));
        var values = new HashMap<String, Object>();
        add("subject_type = :subjectType", "subjectType", filter.subjectType(), conditions, values);
        add("subject_id = :subjectId", "subjectId", filter.subjectId(), conditions, values);
        add("action = :action", "action", filter.action(), conditions, values);
        add("key_id = :key", "key", filter.key(), conditions, values);
        add("at > :after", "after", filter.after(), conditions, values);
        add("at < :before", "before", filter.before(), conditions, values);
        window.cursor().ifPresent(cursor -> {
            conditions.add("(at, id) %s (:date, :id)".formatted(window.backwards() ? ">" : "<"));
            values.put("date", cursor.instant(0));
            values.put("id", cursor.id(1));
        });
        var direction = window.backwards() ? "asc" : "desc";
        var query = database.createNativeQuery(
                "select * from audit_entry where %s order by at %s, id %s limit :rows"
                        .formatted(String.join(" and ", conditions), direction, direction),
                AuditEntry.class);
        values.forEach(query::setParameter);
        return query.setParameter("rows", window.rowsToRead()).getResultList();
    }

    private static void add(
            String condition,
            String name,
            @Nullable Object value,
            List<String> conditions,
            Map<String, Object> values) {
        if (value != null) {
            conditions.add(condition);
            values.put(name, value);
        }
    }

    static List<String> keys(AuditEntry entry) {
        return List.of(entry.at().toString(), entry.id().toString());
    }
}
