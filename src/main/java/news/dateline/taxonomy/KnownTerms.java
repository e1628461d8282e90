package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * What sections, tags and authors are called, in memory: they are mentioned a hundred times a page, and seldom renamed. A
 * renaming is a fact in the change log, and a statement that reads what mentions terms also reads {@link #AS_OF which
 * change} of a term was the newest that it saw; what is known of another moment is read anew. So nobody has to be told.
 */
@Singleton
public class KnownTerms {
    /** An SQL expression: the number of the newest change of a term, along the index {@code change_of_terms}. */
    public static final String AS_OF =
            "(select coalesce(max(seq), 0) from change" + " where subject_type in ('section', 'tag', 'author'))";

    /** How many terms are kept at the most; then they are collected anew. */
    private static final int MOST = 50_000;

    private final Session database;
    private volatile Edition known = new Edition(-1, new ConcurrentHashMap<>());

    KnownTerms(Session database) {
        this.database = database;
    }

    /**
     * The names of these terms, by id; a merged tag has the name of the one it was merged into. One statement, unless all are
     * known.
     *
     * @param seq what the statement that read the ids got for {@link #AS_OF}
     */
    public Map<UUID, Ref> named(Collection<UUID> ids, long seq) {
        var edition = known;
        if (edition.seq != seq) {
            return read(ids);
        }
        var missing = ids.stream().filter(id -> !edition.names.containsKey(id)).collect(Collectors.toSet());
        if (missing.isEmpty()) {
            return edition.names;
        }
        var named = new HashMap<>(read(missing));
        ids.forEach(id -> named.computeIfAbsent(id, edition.names::get));
        return named;
    }

    private Map<UUID, Ref> read(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = database.createNativeQuery("""
                        select n.id, n.slug, n.name, moment.seq, moment.committed
                        from (select %s as seq, pg_current_xact_id_if_assigned() is null as committed) moment left join (
                            select id, slug, name from section where id in (:ids)
                            union all select id, slug, name from tag where id in (:ids)
                            union all select id, slug, name from author where id in (:ids)
                            union all select cast(f.slug as uuid), t.slug, t.name from former_slug f
                                join tag t on t.id = f.target_id where f.kind = 'tag' and f.slug in (:former)) n on true
                        """.formatted(AS_OF), Tuple.class)
                .setParameter("ids", List.copyOf(ids))
                .setParameter("former", ids.stream().map(UUID::toString).toList())
                .getResultList();
        var named = new HashMap<UUID, Ref>();
        for (var row : rows) {
            var id = row.get("id", UUID.class);
            if (id != null) {
                named.put(id, new Ref(row.get("slug", String.class), row.get("name", String.class)));
            }
        }
        // What this transaction itself has written nobody else sees yet, and perhaps never will.
        if (rows.getFirst().get("committed", Boolean.class)) {
            keep(new Edition(rows.getFirst().get("seq", Long.class), new ConcurrentHashMap<>(named)));
        }
        return named;
    }

    private synchronized void keep(Edition read) {
        if (read.seq == known.seq && known.names.size() < MOST) {
            known.names.putAll(read.names);
        } else {
            known = read;
        }
    }

    /** Names as of one moment; more of the same moment come in. */
    private record Edition(long seq, ConcurrentHashMap<UUID, Ref> names) {}
}
