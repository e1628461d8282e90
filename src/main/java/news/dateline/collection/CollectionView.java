package news.dateline.collection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import news.dateline.article.ArticleView;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A collection on the wire; its articles where it is read by itself. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Collection", description = "A curated, ordered list of articles, such as Editors' Picks.")
public record CollectionView(
        @Schema(required = true) UUID id,

        @Schema(required = true, description = "Its address.", examples = "editors-picks")
        String slug,

        @Schema(required = true, description = "What readers see.", examples = "Editors' Picks")
        String name,

        @Schema(description = "What it is for.", examples = "What the newsroom would read today.") @Nullable String description,

        @Schema(required = true) Instant updatedAt,
        @Schema(required = true) Links links,

        @Schema(description = "The readable articles in the editors' order; absent in the list of collections.")
        @Nullable List<ArticleView> articles,

        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {

    /** Where it is. */
    @Schema(name = "CollectionLinks", description = "Where a collection is.")
    public record Links(
            @Schema(required = true, format = "uri", examples = "https://api.example.org/v1/collections/editors-picks")
            String self) {}

    static CollectionView of(
            Collection collection, @Nullable List<ArticleView> articles, @Nullable Instant changedAt, String base) {
        var tags = new ArrayList<String>(List.of("collection:" + collection.slug()));
        if (articles != null) {
            // Also of those that cannot be shown now: they may come back.
            collection.entries().forEach(id -> tags.add("article:" + id));
        }
        var shown = Shown.of(tags, changedAt);
        return new CollectionView(
                collection.id(),
                collection.slug(),
                collection.name(),
                collection.description(),
                collection.updatedAt(),
                new Links(base + "/v1/collections/" + collection.slug()),
                articles,
                articles == null ? shown : shown.and(articles));
    }
}
