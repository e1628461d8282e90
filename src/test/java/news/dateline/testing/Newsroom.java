package news.dateline.testing;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import news.dateline.article.ArticleRepository;
import news.dateline.article.Content;
import news.dateline.article.Correction;
import news.dateline.body.Body;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.collection.Collection;
import news.dateline.desk.Intake;
import news.dateline.desk.Story;
import news.dateline.edge.ClearedShelf;
import news.dateline.taxonomy.Author;
import news.dateline.taxonomy.Section;
import news.dateline.taxonomy.Tag;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.Ids;
import news.dateline.web.Slug;
import org.hibernate.Session;

/** What staff do, for tests of what readers see; everything it makes has a name of its own. */
@Singleton
public class Newsroom {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Intake intake;
    private final TermRepository terms;
    private final ArticleRepository articles;
    private final ChangeLog changes;
    private final Session database;
    private final ClearedShelf shelf;

    Newsroom(
            Intake intake,
            TermRepository terms,
            ArticleRepository articles,
            ChangeLog changes,
            Session database,
            ClearedShelf shelf) {
        this.intake = intake;
        this.terms = terms;
        this.articles = articles;
        this.changes = changes;
        this.database = database;
        this.shelf = shelf;
    }

    /** A name that nothing else in this test run has. */
    public static String unique(String name) {
        return name + "-" + Long.toString(System.nanoTime(), 36) + "-" + NUMBER.incrementAndGet();
    }

    @Transactional
    public String section() {
        var slug = unique("section");
        terms.add(new Section(Ids.next(), slug, "A section", null, 1000));
        shelf.clear();
        return slug;
    }

    @Transactional
    public String tag() {
        var slug = unique("tag");
        terms.add(new Tag(Ids.next(), slug, "A tag", null));
        shelf.clear();
        return slug;
    }

    @Transactional
    public String author() {
        var slug = unique("author");
        terms.add(new Author(Ids.next(), slug, "An author", "Reporter", null, null));
        shelf.clear();
        return slug;
    }

    /** Publishes one piece. */
    @Transactional
    public Piece.Published publish(Piece piece) {
        return publish(new Piece[] {piece}).getFirst();
    }

    /** Publishes the pieces together, and returns them in their order. */
    @Transactional
    public List<Piece.Published> publish(Piece... pieces) {
        intake.take(Arrays.stream(pieces).map(this::story).toList());
        return Arrays.stream(pieces)
                .map(piece -> Objects.requireNonNull(articles.findById(piece.id())))
                .map(article -> new Piece.Published(article.id(), article.slug()))
                .toList();
    }

    private Story story(Piece piece) {
        var content = new Content(
                piece.title(),
                piece.summary(),
                piece.language(),
                piece.section() == null
                        ? null
                        : ids(TermKind.SECTION, List.of(piece.section())).getFirst(),
                ids(TermKind.TAG, piece.tags()),
                ids(TermKind.AUTHOR, piece.authors()),
                null,
                null,
                new Body(piece.body()));
        var slug = Slug.of(piece.title());
        return new Story(
                piece.id(),
                slug.isEmpty() ? "piece" : slug,
                content,
                List.of(),
                piece.publishedAt(),
                piece.updatedAt());
    }

    private List<UUID> ids(TermKind kind, List<String> slugs) {
        Map<String, UUID> known = terms.idsBySlug(kind, slugs);
        return slugs.stream()
                .map(slug -> Objects.requireNonNull(known.get(slug), slug))
                .toList();
    }

    /** Withdraws an article for good, as the desk will. */
    @Transactional
    public void retract(Piece.Published article, String reason, Instant at) {
        execute("update article set retracted_at = ?1, retraction_reason = ?2 where id = ?3", at, reason, article.id());
        execute("update draft set status = 'retracted' where id = ?1", article.id());
        changes.append(
                List.of(new Change(ChangeType.ARTICLE_RETRACTED, "article", article.id(), article.slug(), null, null)));
    }

    /** Withdraws an article for good, now. */
    @Transactional
    public void retract(Piece.Published article) {
        retract(article, "It was wrong.", Instant.parse("2025-06-01T12:00:00Z"));
    }

    /** Makes an article one that last changed at that time. */
    @Transactional
    public void leaveAlone(Piece.Published article, Instant since) {
        execute("update article set modified_at = ?1 where id = ?2", since, article.id());
    }

    /** Removes every trace of an article. */
    @Transactional
    public void delete(Piece.Published article) {
        execute("delete from article where id = ?1", article.id());
        execute("delete from draft where id = ?1", article.id());
    }

    /** Gives the article another slug; the one it had leads to it from now on. */
    @Transactional
    public Piece.Published rename(Piece.Published article, String slug) {
        articles.rememberSlug(article.slug(), article.id());
        execute("update article set slug = ?1 where id = ?2", slug, article.id());
        execute("update draft set slug = ?1 where id = ?2", slug, article.id());
        return new Piece.Published(article.id(), slug);
    }

    /** Names its related articles by hand. */
    @Transactional
    public void relate(Piece.Published article, Piece.Published... others) {
        var ids = Arrays.stream(others).map(Piece.Published::id).toList();
        Objects.requireNonNull(articles.findById(article.id())).relate(ids);
        execute("update draft set related_ids = ?1 where id = ?2", ids.toArray(UUID[]::new), article.id());
    }

    @Transactional
    public void correct(Piece.Published article, String text, Instant at) {
        var whole = Objects.requireNonNull(articles.findById(article.id()));
        database.persist(new Correction(Ids.next(), whole, at, "correction", text, null));
        shelf.clear();
    }

    /** A collection of these articles; returns its slug. */
    @Transactional
    public String collect(Piece.Published... entries) {
        var slug = unique("collection");
        var ids = Arrays.stream(entries).map(Piece.Published::id).toList();
        database.persist(new Collection(Ids.next(), slug, "A collection", null, ids, Instant.now()));
        shelf.clear();
        return slug;
    }

    private void execute(String sql, Object... values) {
        var query = database.createNativeMutationQuery(sql);
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        query.executeUpdate();
        shelf.clear();
    }
}
