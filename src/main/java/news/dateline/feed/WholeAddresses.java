package news.dateline.feed;

import jakarta.inject.Singleton;
import news.dateline.web.PublicUrl;
import news.dateline.web.SiteUrl;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Completes the addresses in the HTML of an entry: it is read far from the page for which they were written. */
@Singleton
class WholeAddresses {
    private final SiteUrl site;
    private final PublicUrl api;

    WholeAddresses(SiteUrl site, PublicUrl api) {
        this.site = site;
        this.api = api;
    }

    /**
     * The same HTML with no relative address: what is loaded is stored with this API, what is followed leads to the
     * publisher's site, and an anchor to a place on the entry's own page.
     */
    String in(String html, String page) {
        if (!html.contains("=\"/") && !html.contains("=\"#")) {
            return html;
        }
        var body = Jsoup.parseBodyFragment(html);
        body.outputSettings(new Document.OutputSettings().prettyPrint(false));
        body.select("[src^=/]").forEach(element -> element.attr("src", api.of(element.attr("src"))));
        body.select("[href^=/]").forEach(element -> element.attr("href", site.of(element.attr("href"))));
        body.select("[href^=#]").forEach(element -> element.attr("href", page + element.attr("href")));
        return body.body().html();
    }
}
