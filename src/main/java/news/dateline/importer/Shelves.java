package news.dateline.importer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import news.dateline.article.Content;
import news.dateline.taxonomy.MissingTerms;
import news.dateline.taxonomy.TermKind;

/** Finds the sections, tags and authors that an export names, and makes those that are missing. */
@Singleton
class Shelves {
    private final MissingTerms terms;

    Shelves(MissingTerms terms) {
        this.terms = terms;
    }

    /** To be called before drafts are locked. */
    void open() {
        terms.keepFromMerging();
    }

    Shelved of(List<Manuscript> manuscripts) {
        return new Shelved(
                ids(TermKind.SECTION, manuscripts, manuscript -> Stream.ofNullable(manuscript.section())),
                ids(TermKind.TAG, manuscripts, manuscript -> manuscript.tags().stream()),
                ids(TermKind.AUTHOR, manuscripts, manuscript -> manuscript.authors().stream()));
    }

    private Map<String, UUID> ids(
            TermKind kind, List<Manuscript> manuscripts, Function<Manuscript, Stream<Label>> labels) {
        // In order, so that two transactions that make the same terms wait for each other and not in a circle.
        var names = new TreeMap<String, String>();
        manuscripts.stream().flatMap(labels).forEach(label -> names.putIfAbsent(label.slug(), label.name()));
        return terms.ensured(kind, names);
    }

    /** The ids of all that a batch names. */
    record Shelved(Map<String, UUID> sections, Map<String, UUID> tags, Map<String, UUID> authors) {

        Content content(Manuscript manuscript) {
            var section = manuscript.section();
            return new Content(
                    manuscript.title(),
                    manuscript.summary(),
                    manuscript.language(),
                    section == null ? null : sections.get(section.slug()),
                    ids(manuscript.tags(), tags),
                    ids(manuscript.authors(), authors),
                    manuscript.leadImage(),
                    manuscript.audio(),
                    manuscript.body());
        }

        private static List<UUID> ids(List<Label> labels, Map<String, UUID> ids) {
            // Two former slugs may lead to the same term.
            return labels.stream()
                    .map(label -> Objects.requireNonNull(ids.get(label.slug())))
                    .distinct()
                    .toList();
        }
    }
}
