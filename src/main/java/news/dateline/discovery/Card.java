package news.dateline.discovery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import news.dateline.article.ArticleView;
import news.dateline.article.LeadImage;
import news.dateline.taxonomy.Ref;
import news.dateline.web.Document;
import news.dateline.web.PublicUrl;
import news.dateline.web.Representation;
import news.dateline.web.Shown;
import news.dateline.web.SiteUrl;
import news.dateline.web.Text;
import news.dateline.web.Xml;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An article as a card in other people's pages: oEmbed 1.0, type {@code rich}. Its names are those of that format. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "OembedCard", description = "An article as a card (oEmbed 1.0).")
public record Card(
        @Schema(required = true, examples = "1.0") String version,
        @Schema(required = true, examples = "rich") String type,

        @Schema(required = true, examples = "Ferry reaches harbour at dawn")
        String title,

        @JsonProperty("author_name") @Schema(name = "author_name", examples = "Marta Velychko") @Nullable String authorName,

        @JsonProperty("provider_name") @Schema(name = "provider_name", required = true, examples = "Dateline")
        String providerName,

        @JsonProperty("provider_url")
        @Schema(name = "provider_url", required = true, format = "uri", examples = "https://news.example.org/")
        String providerUrl,

        @JsonProperty("cache_age")
        @Schema(name = "cache_age", required = true, description = "In seconds.", examples = "300")
        int cacheAge,

        @JsonProperty("thumbnail_url") @Schema(name = "thumbnail_url", format = "uri") @Nullable String thumbnailUrl,

        @JsonProperty("thumbnail_width") @Schema(name = "thumbnail_width") @Nullable Integer thumbnailWidth,

        @JsonProperty("thumbnail_height") @Schema(name = "thumbnail_height") @Nullable Integer thumbnailHeight,

        @Schema(
                required = true,
                description = "Static markup: no script, nothing that loads by itself.",
                examples = "<blockquote>…</blockquote>")
        String html,

        @Schema(required = true, description = "In pixels.", examples = "600")
        int width,

        @Schema(required = true, description = "In pixels.", examples = "240")
        int height,

        @JsonIgnore @Schema(hidden = true) Shown shown)
        implements Representation {
    private static final int CACHE_SECONDS = 300;
    private static final int WIDTH = 600;
    private static final int HEIGHT = 240;

    /** A card and a thumbnail that are neither wider nor higher than that. */
    static Card of(ArticleView article, SiteUrl site, int maxWidth, int maxHeight) {
        var image = fitting(article.leadImage(), maxWidth, maxHeight);
        return new Card(
                "1.0",
                "rich",
                article.title(),
                article.authors().isEmpty()
                        ? null
                        : article.authors().stream().map(Ref::name).collect(Collectors.joining(", ")),
                site.siteName(),
                site.of("/"),
                CACHE_SECONDS,
                image == null ? null : image.url(),
                image == null ? null : image.width(),
                image == null ? null : image.height(),
                "<blockquote class=\"dateline-card\"><p><a href=\"%s\">%s</a></p><p>%s</p><footer>%s</footer></blockquote>"
                        .formatted(
                                Text.html(article.url()),
                                Text.html(article.title()),
                                Text.html(article.summary()),
                                Text.html(site.siteName())),
                Math.min(WIDTH, maxWidth),
                Math.min(HEIGHT, maxHeight),
                article.shown());
    }

    /** The header by which the card of an article is found (oEmbed 1.0, section 4). */
    public static String link(PublicUrl api, ArticleView article) {
        return "<%s>; rel=\"alternate\"; type=\"application/json+oembed\""
                .formatted(api.of("/oembed?url=" + URLEncoder.encode(article.url(), StandardCharsets.UTF_8)));
    }

    /** A thumbnail must come with its size, and must not be larger than what was asked for. */
    private static @Nullable LeadImage fitting(@Nullable LeadImage image, int maxWidth, int maxHeight) {
        return image != null
                        && image.width() != null
                        && image.height() != null
                        && image.width() <= maxWidth
                        && image.height() <= maxHeight
                ? image
                : null;
    }

    /** The same as XML. */
    Document xml() {
        var xml = Xml.document()
                .start("oembed")
                .element("version", version)
                .element("type", type)
                .element("title", title)
                .element("author_name", authorName)
                .element("provider_name", providerName)
                .element("provider_url", providerUrl)
                .element("cache_age", Integer.toString(cacheAge));
        if (thumbnailUrl != null) {
            xml.element("thumbnail_url", thumbnailUrl)
                    .element("thumbnail_width", String.valueOf(thumbnailWidth))
                    .element("thumbnail_height", String.valueOf(thumbnailHeight));
        }
        xml.element("html", html)
                .element("width", Integer.toString(width))
                .element("height", Integer.toString(height))
                .end();
        return new Document(xml.bytes(), shown);
    }
}
