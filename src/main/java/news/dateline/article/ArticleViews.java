package news.dateline.article;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.body.Block;
import news.dateline.body.Body;
import news.dateline.body.Link;
import news.dateline.body.RelatedArticle;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import org.jspecify.annotations.Nullable;

/** Makes rows into what goes over the wire; what they refer to is fetched once for all of them. */
@Singleton
public class ArticleViews {
    private final ArticleRepository articles;
    private final Syndication syndication;
    private final ArticleUrl urls;
    private final PublicUrl api;
    private final StaffLinks staffLinks;

    ArticleViews(
            ArticleRepository articles,
            Syndication syndication,
            ArticleUrl urls,
            PublicUrl api,
            StaffLinks staffLinks) {
        this.articles = articles;
        this.syndication = syndication;
        this.urls = urls;
        this.api = api;
        this.staffLinks = staffLinks;
    }

    /** The rows in the shape asked for, in their order. */
    List<ArticleView> of(List<ArticleRow> rows, ArticleShape.Checked shape) {
        var bodies = new HashMap<UUID, Body>();
        if (shape.includes("body")) {
            rows.forEach(row -> bodies.put(row.id(), new Body(StoredJson.list(row.body(), Block.class))));
        }
        var rights = syndication.rights(shape.syndicated());
        var cards = cards(bodies.values().stream()
                .flatMap(body -> referredTo(body).stream())
                .collect(Collectors.toSet()));
        var related = shape.includes("related")
                ? related(rows.stream().map(ArticleRow::id).toList())
                : null;
        var forStaff = staffLinks.of(rows.stream().map(ArticleRow::id).toList());
        return rows.stream()
                .map(row -> {
                    var body = bodies.get(row.id());
                    var others = related == null ? null : related.getOrDefault(row.id(), List.of());
                    var references = referredTo(body);
                    var alsoShown = new ArrayList<>(others == null ? List.of() : others);
                    references.forEach(id -> Optional.ofNullable(cards.get(id)).ifPresent(alsoShown::add));
                    return view(
                            row,
                            new Shaped(
                                    body == null ? null : shaped(rights.of(body).at(api::of), shape.bodyForm(), cards),
                                    others,
                                    references,
                                    alsoShown,
                                    rights,
                                    rights.withheld(row, body)),
                            forStaff.get(row.id()));
                })
                .toList();
    }

    /** These articles without their bodies, as far as they are published. */
    public Map<UUID, ArticleView> cards(Collection<UUID> ids) {
        var cards = new HashMap<UUID, ArticleView>();
        var rows = articles.these(ids);
        var forStaff = staffLinks.of(rows.keySet());
        var rights = syndication.rights(false);
        rows.forEach((id, row) -> cards.put(id, view(row, Shaped.card(row, rights), forStaff.get(id))));
        return cards;
    }

    /** The related articles of each of these, at the most five. */
    Map<UUID, List<ArticleView>> related(List<UUID> subjects) {
        var relations = articles.related(subjects);
        var cards = cards(relations.stream()
                .map(ArticleRepository.Relation::related)
                .distinct()
                .toList());
        var related = new LinkedHashMap<UUID, List<ArticleView>>();
        for (var relation : relations) {
            var card = cards.get(relation.related());
            if (card != null) {
                related.computeIfAbsent(relation.subject(), subject -> new ArrayList<>())
                        .add(card);
            }
        }
        return related;
    }

    private ArticleView view(ArticleRow row, Shaped shaped, StaffLinks.@Nullable ForStaff forStaff) {
        return new ArticleView(
                row.id(),
                row.slug(),
                urls.of(row.slug()),
                row.title(),
                row.summary(),
                row.language(),
                row.section(),
                row.tags(),
                row.authors(),
                shaped.rights().of(row.leadImage(), api::of),
                shaped.rights().of(row.audio(), api::of),
                row.publishedAt(),
                row.updatedAt(),
                row.wordCount(),
                row.readingTimeMinutes(),
                row.corrections(),
                shaped.body(),
                shaped.related(),
                row.highlight(),
                forStaff == null ? null : forStaff.links(),
                forStaff == null ? null : forStaff.allowedActions(),
                shaped.withheld(),
                row.embargoedUntil(),
                row.revision(),
                row.modifiedAt(),
                shown(row, shaped).and(shaped.alsoShown()));
    }

    /**
     * An article is out of date as soon as it, or a name that it mentions, is. If it shows others beside it, it changes
     * also when one of those appears or vanishes, of which no date but that of the newest change tells.
     */
    private static Shown shown(ArticleRow row, Shaped shaped) {
        var tags = new ArrayList<String>();
        tags.add("article:" + row.id());
        if (row.section() != null) {
            tags.add("section:" + row.section().slug());
        }
        row.tags().forEach(tag -> tags.add("tag:" + tag.slug()));
        row.authors().forEach(author -> tags.add("author:" + author.slug()));
        // Those that are shown bring their tags along. The others may be drafts, of which not even the id is public;
        // the
        // answer changes when one of them appears, as a list does.
        if (shaped.related() != null || shaped.hidesReferences()) {
            tags.add("articles");
        }
        boolean alone = shaped.related() == null && shaped.references().isEmpty();
        return Shown.of(tags, alone ? row.modifiedAt() : row.changedAt());
    }

    private Object shaped(Body body, ArticleShape.BodyForm form, Map<UUID, ArticleView> cards) {
        return switch (form) {
            case BLOCKS -> blocks(body, cards);
            case HTML -> body.html(block -> link(block, cards));
            case TEXT -> body.text();
        };
    }

    private List<Object> blocks(Body body, Map<UUID, ArticleView> cards) {
        var blocks = new ArrayList<Object>();
        for (var block : body.blocks()) {
            if (block instanceof RelatedArticle reference) {
                var card = cards.get(reference.articleId());
                // A card whose target is gone is gone with it.
                if (card != null) {
                    blocks.add(ArticleView.RelatedArticleCard.of(reference, card));
                }
            } else {
                blocks.add(new ArticleView.TypedBlock(block));
            }
        }
        return blocks;
    }

    private static Optional<Link> link(RelatedArticle block, Map<UUID, ArticleView> cards) {
        return Optional.ofNullable(cards.get(block.articleId())).map(card -> new Link(card.url(), card.title()));
    }

    private static List<UUID> referredTo(@Nullable Body body) {
        return body == null
                ? List.of()
                : body.blocks().stream()
                        .filter(RelatedArticle.class::isInstance)
                        .map(block -> ((RelatedArticle) block).articleId())
                        .toList();
    }

    /**
     * What is told of an article beyond its own row.
     *
     * @param references the articles that its body names, also those that cannot be shown
     * @param alsoShown the articles of which cards are shown
     */
    private record Shaped(
            @Nullable Object body,
            @Nullable List<ArticleView> related,
            List<UUID> references,
            List<ArticleView> alsoShown,
            Rights rights,
            @Nullable List<ArticleView.Withheld> withheld) {
        static Shaped card(ArticleRow row, Rights rights) {
            return new Shaped(null, null, List.of(), List.of(), rights, rights.withheld(row, null));
        }

        boolean hidesReferences() {
            var shown = alsoShown.stream().map(ArticleView::id).collect(Collectors.toSet());
            return !shown.containsAll(references);
        }
    }
}
