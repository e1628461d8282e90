package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import java.util.UUID;
import org.hibernate.Session;

/** The SQL by which everything that carries one tag comes to carry another. */
@Singleton
class MergedTags {
    private final Session database;

    MergedTags(Session database) {
        this.database = database;
    }

    /** The lists of articles and live updates. */
    void carry(UUID from, UUID into) {
        carry(from, into, "article_tag", "article_id");
        carry(from, into, "live_tag", "update_id");
    }

    /** Once per tag: where both were, the weightier place counts and the places behind move up. */
    private void carry(UUID from, UUID into, String table, String owner) {
        run("update %s set tag_id = :into where tag_id = :from".formatted(table), from, into);
        run("""
                delete from %1$s twice using %1$s first
                where twice.tag_id = :into and first.tag_id = :into
                    and first.%2$s = twice.%2$s and first.position < twice.position
                """.formatted(table, owner), into);
        // Two steps around zero, since no two rows may have the same place even for a moment.
        run("""
                update %1$s set position = -1 - position where %2$s in
                    (select %2$s from %1$s
                    where %2$s in (select %2$s from %1$s where tag_id = :into)
                    group by %2$s having max(position) >= count(*))
                """.formatted(table, owner), into);
        database.createNativeMutationQuery("""
                        update %1$s t set position = n.place from
                            (select %2$s, position, row_number() over (partition by %2$s order by position desc) - 1 as place
                            from %1$s where %2$s in (select %2$s from %1$s where position < 0)) n
                        where t.%2$s = n.%2$s and t.position = n.position
                        """.formatted(table, owner)).executeUpdate();
    }

    /** The drafts' lists, in the same way; what they say is no edit. */
    void carryInDrafts(UUID from, UUID into) {
        run("""
                update draft set tag_ids = array(
                    select tag from (
                        select distinct on (tag) tag, place
                        from unnest(array_replace(tag_ids, cast(:from as uuid), cast(:into as uuid)))
                            with ordinality as carried (tag, place)
                        order by tag, place) once
                    order by place)
                where id in (select id from draft where tag_ids @> array[cast(:from as uuid)] order by id for no key update)
                """, from, into);
    }

    private void run(String statement, UUID into) {
        database.createNativeMutationQuery(statement).setParameter("into", into).executeUpdate();
    }

    private void run(String statement, UUID from, UUID into) {
        database.createNativeMutationQuery(statement)
                .setParameter("from", from)
                .setParameter("into", into)
                .executeUpdate();
    }
}
