package news.dateline.hub;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import news.dateline.change.ChangeLog;
import news.dateline.web.PublicUrl;
import news.dateline.web.Scalars;
import org.hibernate.Session;

/** Tells which feeds changes have touched: those of everything, and those under which the articles are filed now. */
@Singleton
class ChangedFeeds {
    private static final int AT_ONCE = 50;
    private static final List<String> FORMATS = List.of("atom", "rss", "json");

    private final ChangeLog changes;
    private final Session database;
    private final PublicUrl urls;

    ChangedFeeds(ChangeLog changes, Session database, PublicUrl urls) {
        this.changes = changes;
        this.database = database;
        this.urls = urls;
    }

    /** The feeds that the first changes after a position have touched, and the position after those. */
    @Transactional
    Changed after(long position) {
        var batch = changes.after(position, Set.of(), AT_ONCE);
        var names = new LinkedHashSet<String>();
        var touched = new LinkedHashSet<UUID>();
        for (var fact : batch.changes()) {
            switch (fact.subjectType()) {
                case "article" -> {
                    names.add("articles");
                    touched.add(fact.subjectId());
                }
                case "live" -> names.add("live");
                case "section", "tag", "author" ->
                    names.add("%ss/%s".formatted(fact.subjectType(), fact.subjectSlug()));
                default -> {}
            }
        }
        names.addAll(filed(touched));
        var topics = new LinkedHashSet<String>();
        names.forEach(name -> FORMATS.forEach(format -> topics.add(urls.of("/feeds/%s.%s".formatted(name, format)))));
        return new Changed(topics, batch.next());
    }

    /** Under what these articles are filed, those among them that were retracted: the feeds of that tell so. */
    private List<String> filed(Set<UUID> articles) {
        return articles.isEmpty()
                ? List.of()
                : Scalars.of(database, """
                                select 'sections/' || s.slug from article a join section s on s.id = a.section_id
                                    where a.id in (:ids)
                                union select 'tags/' || t.slug from article_tag x join tag t on t.id = x.tag_id
                                    where x.article_id in (:ids)
                                union select 'authors/' || w.slug from article_author x join author w on w.id = x.author_id
                                    where x.article_id in (:ids)
                                """, String.class)
                        .setParameter("ids", articles)
                        .getResultList();
    }

    /**
     * What changed.
     *
     * @param topics addresses of feeds
     * @param next the position to go on from
     */
    record Changed(Set<String> topics, long next) {}
}
