package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import news.dateline.article.ArticleFormat;
import news.dateline.article.ArticleShape;
import news.dateline.article.ArticleView;
import news.dateline.article.Audio;
import news.dateline.article.CorrectionView;
import news.dateline.article.LeadImage;
import news.dateline.article.Syndication;
import news.dateline.taxonomy.Ref;
import news.dateline.web.Document;
import org.jspecify.annotations.Nullable;

/** Articles as schema.org's {@code NewsArticle}. */
@Singleton
public class NewsArticle implements ArticleFormat {
    private static final String MACHINE_MADE = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";

    private final Syndication syndication;
    private final Publisher publisher;

    NewsArticle(Syndication syndication, Publisher publisher) {
        this.syndication = syndication;
        this.publisher = publisher;
    }

    @Override
    public String mediaType() {
        return LinkedData.MEDIA_TYPE;
    }

    @Override
    public ArticleShape.Checked shape() {
        return syndication.shape(ArticleShape.BodyForm.TEXT);
    }

    @Override
    public Document article(ArticleView article) {
        return new Document(LinkedData.written(describe(article)), article.shown());
    }

    /** The article for those who put it into a page; its text only if that was asked for as text. */
    public Map<String, Object> describe(ArticleView article) {
        return LinkedData.document(LinkedData.thing(
                "NewsArticle",
                "@id",
                article.url(),
                "url",
                article.url(),
                "mainEntityOfPage",
                LinkedData.thing("WebPage", "@id", article.url()),
                "headline",
                article.title(),
                "description",
                article.summary(),
                "inLanguage",
                article.language(),
                "datePublished",
                article.publishedAt().toString(),
                "dateModified",
                (article.updatedAt() == null ? article.publishedAt() : article.updatedAt()).toString(),
                "author",
                authors(article.authors()),
                "publisher",
                publisher.described(),
                "image",
                image(article.leadImage()),
                "audio",
                audio(article.audio()),
                "articleSection",
                article.section() == null ? null : article.section().name(),
                "keywords",
                article.tags().isEmpty()
                        ? null
                        : article.tags().stream().map(Ref::name).toList(),
                "wordCount",
                article.wordCount(),
                "timeRequired",
                Duration.ofMinutes(article.readingTimeMinutes()).toString(),
                "isAccessibleForFree",
                true,
                "correction",
                article.corrections().isEmpty()
                        ? null
                        : article.corrections().stream()
                                .map(NewsArticle::correction)
                                .toList(),
                "articleBody",
                article.body() instanceof String text ? text : null));
    }

    private Object authors(List<Ref> authors) {
        return authors.isEmpty()
                ? publisher.described()
                : authors.stream().map(publisher::author).toList();
    }

    private static @Nullable Object image(@Nullable LeadImage image) {
        return image == null
                ? null
                : LinkedData.thing(
                        "ImageObject",
                        "url",
                        image.url(),
                        "width",
                        image.width(),
                        "height",
                        image.height(),
                        "caption",
                        image.caption(),
                        "creditText",
                        image.credit(),
                        "digitalSourceType",
                        Boolean.TRUE.equals(image.aiGenerated()) ? MACHINE_MADE : null);
    }

    private static @Nullable Object audio(@Nullable Audio audio) {
        return audio == null
                ? null
                : LinkedData.thing(
                        "AudioObject",
                        "contentUrl",
                        audio.url(),
                        "encodingFormat",
                        audio.mediaType(),
                        "duration",
                        audio.durationSeconds() == null
                                ? null
                                : Duration.ofSeconds(audio.durationSeconds()).toString(),
                        "digitalSourceType",
                        Boolean.TRUE.equals(audio.aiGenerated()) ? MACHINE_MADE : null);
    }

    private static Object correction(CorrectionView correction) {
        return LinkedData.thing(
                "CorrectionComment",
                "text",
                correction.text(),
                "datePublished",
                correction.at().toString());
    }
}
