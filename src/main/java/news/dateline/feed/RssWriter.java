package news.dateline.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import news.dateline.feed.Feed.Entry;
import news.dateline.web.Text;
import news.dateline.web.Xml;
import org.jspecify.annotations.Nullable;

/** Writes RSS 2.0 with the modules that readers know: Atom's links, Content, Dublin Core, Media RSS. */
final class RssWriter {
    /** RFC 822 with a year of four digits, as RSS wants it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Xml xml = Xml.document();

    private RssWriter() {}

    static byte[] write(Feed feed) {
        var writer = new RssWriter();
        writer.rss(feed);
        return writer.xml.bytes();
    }

    private void rss(Feed feed) {
        xml.start("rss")
                .attribute("version", "2.0")
                .namespace("atom", "http://www.w3.org/2005/Atom")
                .namespace("content", "http://purl.org/rss/1.0/modules/content/")
                .namespace("dc", "http://purl.org/dc/elements/1.1/")
                .namespace("media", MediaRss.NAMESPACE)
                .start("channel");
        xml.element("title", feed.title());
        xml.element("link", feed.home());
        xml.element("description", feed.description() == null ? feed.title() : feed.description());
        xml.element("lastBuildDate", DATE.format(feed.updated()));
        link("self", feed.links().self(), Format.RSS.mediaType());
        feed.links().hubs().forEach(hub -> link("hub", hub, null));
        link("first", feed.links().first(), Format.RSS.mediaType());
        link("next", feed.links().next(), Format.RSS.mediaType());
        link("previous", feed.links().previous(), Format.RSS.mediaType());
        feed.entries().forEach(this::item);
        xml.end().end();
    }

    private void item(Entry entry) {
        xml.start("item");
        xml.element("title", entry.title());
        xml.element("link", entry.url());
        xml.start("guid").attribute("isPermaLink", "false").text(entry.urn()).end();
        xml.element("pubDate", DATE.format(entry.published()));
        updated(entry);
        xml.element("dc:language", entry.language());
        entry.authors().forEach(author -> xml.element("dc:creator", author));
        for (var category : entry.categories()) {
            xml.start("category")
                    .attribute("domain", category.scheme())
                    .text(category.name())
                    .end();
        }
        // A description is HTML, also where it has no mark-up.
        xml.element("description", entry.summary() == null ? null : Text.html(entry.summary()));
        xml.element("content:encoded", entry.html());
        var recording = entry.recording();
        if (recording != null) {
            // The length must be there, yet nobody has measured it.
            xml.start("enclosure")
                    .attribute("url", recording.url())
                    .attribute("length", "0")
                    .attribute("type", recording.mediaType())
                    .end();
        }
        MediaRss.write(entry, xml);
        xml.end();
    }

    private void updated(Entry entry) {
        Instant updated = entry.updated();
        if (updated.isAfter(entry.published())) {
            xml.element("atom:updated", updated);
        }
    }

    private void link(String relation, @Nullable String address, @Nullable String type) {
        if (address != null) {
            xml.start("atom:link")
                    .attribute("rel", relation)
                    .attribute("type", type)
                    .attribute("href", address)
                    .end();
        }
    }
}
