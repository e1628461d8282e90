package news.dateline.ninjs;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.dateline.article.ArticleView;
import news.dateline.article.Audio;
import news.dateline.article.LeadImage;
import news.dateline.body.Body;
import news.dateline.body.HtmlBody;
import news.dateline.body.Image;
import news.dateline.body.Sanitizer;
import news.dateline.taxonomy.Ref;
import news.dateline.web.PublicUrl;
import news.dateline.web.SiteUrl;
import org.jspecify.annotations.Nullable;

/** Describes articles, and what became of them, as ninjs items. */
@Singleton
class Items {
    private static final String USABLE = "usable";
    private static final Map<String, Object> MACHINE_MADE = Item.object(
            "name",
            "trainedAlgorithmicMedia",
            "uri",
            "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia");

    private final NinjsConfig config;
    private final PublicUrl urls;
    private final SiteUrl site;

    Items(NinjsConfig config, PublicUrl urls, SiteUrl site) {
        this.config = config;
        this.urls = urls;
        this.site = site;
    }

    /** The article; its body as HTML, if it came with one. */
    Item of(ArticleView article) {
        // Read back: it is the same body, and tells pictures from words.
        var html = article.body() instanceof String text ? text : null;
        var body = html == null ? new Body(List.of()) : HtmlBody.parse(html).body();
        return Item.whole(uri(article.id()), "text")
                .set("representationType", article.body() == null ? "partial" : "full")
                .set("version", Integer.toString(article.revision()))
                .set("firstCreated", article.publishedAt().toString())
                .set("versionCreated", article.modifiedAt().toString())
                .set("contentCreated", article.publishedAt().toString())
                .set("pubStatus", USABLE)
                .set("copyrightHolder", config.copyrightHolder().orElseGet(site::siteName))
                .set("usageTerms", config.usageTerms().orElse(null))
                .set("edNote", note(article))
                .set("language", article.language())
                .set("title", article.title())
                .set("headlines", texts("main", article.title()))
                .set("descriptions", texts("summary", article.summary()))
                .set("bodies", html == null ? List.of() : bodies(html, body))
                .set("by", byline(article.authors()))
                .set("people", people(article.authors()))
                .set("subjects", subjects(article))
                .set("associations", associations(article, body))
                .set(
                        "altIds",
                        List.of(
                                Item.object("role", "id", "value", article.id().toString()),
                                Item.object("role", "slug", "value", article.slug()),
                                Item.object("role", "page", "value", article.url())));
    }

    /** An article that is not public any more: whoever has it removes it. Nothing of what it said is told. */
    Item canceled(Object id, @Nullable Integer revision, Instant at) {
        return Item.whole(uri(id), "text")
                .set("representationType", "partial")
                .set("version", revision == null ? null : revision.toString())
                .set("versionCreated", at.toString())
                .set("pubStatus", "canceled")
                .set("edNote", "Not public any more: remove it.")
                .set("altIds", List.of(Item.object("role", "id", "value", id.toString())));
    }

    /** Several items as one. */
    Item composite(String uri, List<Map<String, Object>> items) {
        return Item.whole(uri, "composite").set("pubStatus", USABLE).set("associations", items);
    }

    private String uri(Object id) {
        return urls.of("/v1/articles/" + id);
    }

    private static List<Map<String, Object>> texts(String role, String text) {
        return text.isEmpty()
                ? List.of()
                : List.of(Item.object("role", role, "contentType", "text/plain", "value", text));
    }

    private static List<Map<String, Object>> bodies(String html, Body body) {
        return List.of(
                Item.object("role", "main", "contentType", "text/html", "value", html),
                Item.object("role", "main", "contentType", "text/plain", "value", body.text()));
    }

    /** What those who print it must know: corrections, and what is missing. */
    private static @Nullable String note(ArticleView article) {
        var notes = article.corrections().stream()
                .map(correction -> "%s (%s): %s".formatted(correction.kind(), correction.at(), correction.text()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (article.withheld() != null) {
            notes.add("Assets left out because they may not be passed on: %d."
                    .formatted(article.withheld().size()));
        }
        return notes.isEmpty() ? null : String.join("\n", notes);
    }

    private static @Nullable String byline(List<Ref> authors) {
        return authors.isEmpty() ? null : authors.stream().map(Ref::name).collect(Collectors.joining(", "));
    }

    private List<Map<String, Object>> people(List<Ref> authors) {
        return authors.stream()
                .map(author -> Item.object(
                        "name", author.name(), "rel", "author", "uri", urls.of("/v1/authors/" + author.slug())))
                .toList();
    }

    private List<Map<String, Object>> subjects(ArticleView article) {
        var subjects = new ArrayList<Map<String, Object>>();
        if (article.section() != null) {
            subjects.add(subject("section", article.section()));
        }
        article.tags().forEach(tag -> subjects.add(subject("tag", tag)));
        return subjects;
    }

    private Map<String, Object> subject(String kind, Ref term) {
        return Item.object(
                "name",
                term.name(),
                "rel",
                kind,
                "uri",
                urls.of("/v1/%ss/%s".formatted(kind, term.slug())),
                "literal",
                term.slug());
    }

    private static List<Map<String, Object>> associations(ArticleView article, Body body) {
        var associations = new ArrayList<Map<String, Object>>();
        if (article.leadImage() != null) {
            associations.add(picture("leadImage", "mainpicture", article.leadImage()));
        }
        if (article.audio() != null) {
            associations.add(recording(article.audio()));
        }
        for (var block : body.blocks()) {
            if (block instanceof Image image) {
                associations.add(picture("body-" + associations.size(), "picture", lead(image)));
            }
        }
        return associations;
    }

    /** A picture within the text, as if it stood above it. */
    private static LeadImage lead(Image image) {
        return new LeadImage(
                image.url(),
                image.alt(),
                image.caption() == null
                        ? null
                        : Sanitizer.inline(image.caption()).text(),
                image.credit(),
                image.width(),
                image.height(),
                image.illustrative(),
                image.aiGenerated(),
                null);
    }

    private static Map<String, Object> picture(String name, String relation, LeadImage image) {
        return Item.within(name, image.url(), "picture")
                .set("rel", relation)
                .set("pubStatus", USABLE)
                .set("by", image.credit())
                .set("headlines", image.alt() == null ? null : texts("alt", image.alt()))
                .set("descriptions", image.caption() == null ? null : texts("caption", image.caption()))
                .set("digitalSourceType", Boolean.TRUE.equals(image.aiGenerated()) ? MACHINE_MADE : null)
                .set(
                        "renditions",
                        List.of(Item.object(
                                "name", "main", "href", image.url(), "width", image.width(), "height", image.height())))
                .members();
    }

    private static Map<String, Object> recording(Audio audio) {
        return Item.within("audio", audio.url(), "audio")
                .set("rel", "audioversion")
                .set("pubStatus", USABLE)
                .set("digitalSourceType", Boolean.TRUE.equals(audio.aiGenerated()) ? MACHINE_MADE : null)
                .set(
                        "renditions",
                        List.of(Item.object(
                                "name",
                                "main",
                                "href",
                                audio.url(),
                                "contentType",
                                audio.mediaType(),
                                "duration",
                                audio.durationSeconds())))
                .members();
    }
}
