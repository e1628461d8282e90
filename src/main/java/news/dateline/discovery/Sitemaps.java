package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import news.dateline.article.ArticleUrl;
import news.dateline.web.Document;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.SiteUrl;
import news.dateline.web.Xml;
import org.jspecify.annotations.Nullable;

/** Writes sitemaps (sitemaps.org, 0.9), and the one of the newest after Google's news schema. */
@Singleton
class Sitemaps {
    /** A fifth of what the protocol admits: small enough to be fetched in one go. */
    static final int LARGEST = 10_000;

    private static final int MOST_NEWS = 1_000;
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String NEWS = "http://www.google.com/schemas/sitemap-news/0.9";

    private final SitemapRepository repository;
    private final ArticleUrl pages;
    private final PublicUrl api;
    private final SiteUrl site;

    Sitemaps(SitemapRepository repository, ArticleUrl pages, PublicUrl api, SiteUrl site) {
        this.repository = repository;
        this.pages = pages;
        this.api = api;
        this.site = site;
    }

    /** The sitemap of sitemaps: one for every month, or several for a month of many articles. */
    Document index() {
        var found = repository.months();
        var xml = Xml.document().start("sitemapindex").namespace("", NAMESPACE);
        for (var month : found.rows()) {
            for (int part = 1; (part - 1) * (long) LARGEST < month.articles(); part++) {
                xml.start("sitemap")
                        .element("loc", api.of("/sitemaps/articles-%s-%d.xml".formatted(month.month(), part)))
                        .element("lastmod", month.modifiedAt())
                        .end();
            }
        }
        return document(xml, found.changedAt());
    }

    /** A part of the articles of a month; empty if there is no such part. */
    Optional<Document> articles(YearMonth month, int part) {
        var found = repository.articles(month, (part - 1) * LARGEST, LARGEST);
        if (found.rows().isEmpty()) {
            return Optional.empty();
        }
        var xml = Xml.document().start("urlset").namespace("", NAMESPACE);
        for (var article : found.rows()) {
            xml.start("url")
                    .element("loc", pages.of(article.slug()))
                    .element("lastmod", article.modifiedAt())
                    .end();
        }
        return Optional.of(document(xml, found.changedAt()));
    }

    /** The articles of the last two days, a thousand at the most. */
    Document news() {
        var found = repository.news(MOST_NEWS);
        var xml = Xml.document().start("urlset").namespace("", NAMESPACE).namespace("news", NEWS);
        for (var article : found.rows()) {
            xml.start("url")
                    .element("loc", pages.of(article.slug()))
                    .start("news:news")
                    .start("news:publication")
                    .element("news:name", site.siteName())
                    .element("news:language", language(article.language()))
                    .end()
                    .element("news:publication_date", article.publishedAt())
                    .element("news:title", article.title())
                    .end()
                    .end();
        }
        // Articles leave it by themselves as they grow old, at no time that a change would tell.
        return document(xml, null);
    }

    /** The schema takes ISO 639 codes, and knows two kinds of Chinese. */
    private static String language(String tag) {
        var lower = tag.toLowerCase(Locale.ROOT);
        return List.of("zh-cn", "zh-tw").contains(lower) ? lower : lower.split("-", 2)[0];
    }

    private static Document document(Xml xml, @Nullable Instant changedAt) {
        return new Document(xml.end().bytes(), Shown.of(List.of("articles"), changedAt));
    }
}
