package news.dateline.boot;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.article.ArticleRepository;
import news.dateline.article.Correction;
import news.dateline.article.CorrectionRepository;
import news.dateline.collection.Collection;
import news.dateline.collection.CollectionRepository;
import news.dateline.newsletter.Newsletter;
import news.dateline.newsletter.NewsletterRepository;
import news.dateline.taxonomy.Author;
import news.dateline.taxonomy.Section;
import news.dateline.taxonomy.Tag;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.Ids;
import org.jspecify.annotations.Nullable;

/** Everything of the demo edition but the articles themselves: what they are filed under and what refers to them. */
@Singleton
class DemoShelves {
    private final TermRepository terms;
    private final ArticleRepository articles;
    private final CorrectionRepository corrections;
    private final CollectionRepository collections;
    private final NewsletterRepository newsletters;
    private final InstantSource clock;

    DemoShelves(
            TermRepository terms,
            ArticleRepository articles,
            CorrectionRepository corrections,
            CollectionRepository collections,
            NewsletterRepository newsletters,
            InstantSource clock) {
        this.terms = terms;
        this.articles = articles;
        this.corrections = corrections;
        this.collections = collections;
        this.newsletters = newsletters;
        this.clock = clock;
    }

    void fillTaxonomy(DemoFile edition) {
        int position = 1;
        for (var section : edition.sections()) {
            terms.add(new Section(Ids.next(), section.slug(), section.name(), section.description(), position++));
        }
        edition.tags().forEach(tag -> terms.add(new Tag(Ids.next(), tag.slug(), tag.name(), tag.description())));
        edition.authors()
                .forEach(author -> terms.add(
                        new Author(Ids.next(), author.slug(), author.name(), author.role(), author.bio(), null)));
    }

    UUID section(String slug) {
        return ids(TermKind.SECTION, List.of(slug)).getFirst();
    }

    List<UUID> tags(List<String> slugs) {
        return ids(TermKind.TAG, slugs);
    }

    List<UUID> authors(List<String> slugs) {
        return ids(TermKind.AUTHOR, slugs);
    }

    private List<UUID> ids(TermKind kind, List<String> slugs) {
        var known = terms.idsBySlug(kind, slugs);
        return slugs.stream().map(slug -> DemoEdition.required(known, slug)).toList();
    }

    /** What refers to articles, once they are there. */
    void fillRest(DemoFile edition, Map<String, UUID> ids) {
        for (var entry : edition.articles()) {
            var article = articles.findById(DemoEdition.required(ids, entry.slug()));
            orEmpty(entry.corrections())
                    .forEach(remark -> corrections.persist(
                            new Correction(Ids.next(), article, remark.at(), remark.kind(), remark.text(), null)));
            orEmpty(entry.earlierSlugs()).forEach(slug -> articles.rememberSlug(slug, article.id()));
        }
        for (var picks : edition.collections()) {
            collections.persist(new Collection(
                    Ids.next(),
                    picks.slug(),
                    picks.name(),
                    picks.description(),
                    picks.entries().stream()
                            .map(slug -> DemoEdition.required(ids, slug))
                            .toList(),
                    clock.instant()));
        }
        edition.newsletters().forEach(this::found);
    }

    private void found(DemoFile.Mailing mailing) {
        var profile = new Newsletter.Profile(
                mailing.name(), mailing.description(), mailing.cadence(), mailing.language(), null, null, null, true);
        newsletters.persist(new Newsletter(Ids.next(), mailing.slug(), profile, clock.instant()));
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
