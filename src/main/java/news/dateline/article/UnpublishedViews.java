package news.dateline.article;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import news.dateline.taxonomy.Ref;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermRepository;

/** Makes what is not published into what it will look like; no cache may keep it. */
@Singleton
public class UnpublishedViews {
    private final ArticleViews views;
    private final TermRepository terms;

    UnpublishedViews(ArticleViews views, TermRepository terms) {
        this.views = views;
        this.terms = terms;
    }

    /** One of them. */
    public ArticleView of(Unpublished one, ArticleShape.Checked shape) {
        return of(List.of(one), shape).getFirst();
    }

    /** All of them in their order; the names of what they are filed under are fetched once for all. */
    List<ArticleView> of(List<Unpublished> all, ArticleShape.Checked shape) {
        var contents = all.stream().map(Unpublished::content).toList();
        var names = new Names(
                named(TermKind.SECTION, contents, content -> Stream.ofNullable(content.sectionId())),
                named(TermKind.TAG, contents, content -> content.tagIds().stream()),
                named(TermKind.AUTHOR, contents, content -> content.authorIds().stream()));
        return views.of(all.stream().map(one -> row(one, names)).toList(), shape);
    }

    private Map<UUID, Ref> named(
            TermKind kind, Collection<Content> contents, Function<Content, Stream<UUID>> mentioned) {
        return terms.named(kind, contents.stream().flatMap(mentioned).collect(Collectors.toSet()));
    }

    private static ArticleRow row(Unpublished one, Names names) {
        var content = one.content();
        return new ArticleRow(
                List.of(),
                one.id(),
                one.slug(),
                content.title(),
                content.summary(),
                content.language(),
                refs(content.sectionId() == null ? List.of() : List.of(content.sectionId()), names.sections()).stream()
                        .findFirst()
                        .orElse(null),
                refs(content.tagIds(), names.tags()),
                refs(content.authorIds(), names.authors()),
                content.leadImage(),
                content.audio(),
                one.publishedAt(),
                one.updatedAt(),
                one.publishedAt(),
                0,
                content.body().wordCount(),
                content.body().readingTimeMinutes(),
                List.of(),
                StoredJson.of(content.body().blocks()),
                null,
                null,
                null,
                null,
                one.embargoedUntil());
    }

    private static List<Ref> refs(List<UUID> ids, Map<UUID, Ref> names) {
        return ids.stream().map(names::get).filter(Objects::nonNull).toList();
    }

    private record Names(Map<UUID, Ref> sections, Map<UUID, Ref> tags, Map<UUID, Ref> authors) {}
}
