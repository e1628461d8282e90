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

    /** The articles' lists, once per tag: where both were, the weightier place counts and the places behind move up. */
    void carry(UUID from, UUID into) {
        run("update article_tag set tag_id = :into where tag_id = :from", from, into);
        run("""
                delete from article_tag twice using article_tag first
                where twice.tag_id = :into and first.tag_id = :into
                    and first.article_id = twice.article_id and first.position < twice.position
                """, into);
        // Two steps around zero, since no two rows may have the same place even for a moment.
        run("""
                update article_tag set position = -1 - position where article_id in
                    (select article_id from article_tag
                    where article_id in (select article_id from article_tag where tag_id = :into)
                    group by article_id having max(position) >= count(*))
                """, into);
        database.createNativeMutationQuery("""
                        update article_tag t set position = n.place from
                            (select article_id, position,
                                row_number() over (partition by article_id order by position desc) - 1 as place
                            from article_tag where article_id in
                                (select article_id from article_tag where position < 0)) n
                        where t.article_id = n.article_id and t.position = n.position
                        """).executeUpdate();
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
