package news.dateline.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import news.dateline.article.ArticleView;
import news.dateline.collection.CollectionView;
import news.dateline.live.LiveView;
import news.dateline.newsletter.NewsletterView;
import news.dateline.web.Page;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an article page shows, on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ArticlePageContent", description = "What an article page shows, each part as it is by itself.")
public record ArticlePageView(
        @Schema(required = true) ArticleView article,

        @Schema(required = true, description = "What to read next, five at the most.")
        List<ArticleView> related,

        @Schema(
                required = true,
                description = "The first page of the live feed, as at `/v1/live`.",
                ref = "LiveUpdatePage")
        Page<LiveView> live,

        @Schema(description = "The editors' picks; absent where there is no such collection.") @Nullable CollectionView picks,

        @Schema(required = true, description = "The newsletters that take subscribers.")
        List<NewsletterView> newsletters,

        @Schema(
                required = true,
                description =
                        "The article as schema.org's `NewsArticle`, for a `script` of type `application/ld+json`: write "
                                + "`<` as `\\u003c` there, lest a title ends the script.",
                ref = "NewsArticle")
        Map<String, Object> structuredData,

        @Schema(
                required = true,
                description =
                        "The position in the change log at which this was read: a stream goes on from here without gap "
                                + "or repeat.",
                examples = "42")
        long seq,

        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {}
