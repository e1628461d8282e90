package news.dateline.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import news.dateline.web.XmlDocument;
import org.jspecify.annotations.Nullable;

/** Writes RSS 2.0 after the profile of the RSS Advisory Board; paging and hubs as Atom links. */
final class RssFeed {
    /** RFC 822 with a year of four digits, as RSS has it. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RssFeed() {}

    static byte[] write(Feed feed) {
        var xml = new XmlDocument()
                .open(
                        "rss",
                        "version",
                        "2.0",
                        "xmlns:atom",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:content",
                        "http://purl.org/rss/1.0/modules/content/",
                        "xmlns:dc",
                        "http://purl.org/dc/elements/1.1/",
                        "xmlns:media",
                        "http://search.yahoo.com/mrss/")
                .open("channel")
                .element("title", feed.title())
                .element("link", feed.home())
                .element("description", feed.description())
                .element("lastBuildDate", date(feed.updated()))
                .empty(
                        "atom:link",
                        "rel",
                        "self",
                        "type",
                        "application/rss+xml",
                        "href",
                        feed.links().self())
                .empty("atom:link", "rel", "first", "href", feed.first());
        link(xml, "next", feed.links().next());
        link(xml, "previous", feed.links().prev());
        feed.hubs().forEach(hub -> link(xml, "hub", hub));
        feed.entries().forEach(entry -> item(xml, entry));
        return xml.bytes();
    }

    private static void link(XmlDocument xml, String relation, @Nullable String address) {
        if (address != null) {
            xml.empty("atom:link", "rel", relation, "href", address);
        }
    }

    private static void item(XmlDocument xml, Feed.Entry entry) {
        xml.open("item")
                .element("title", entry.title())
                .element("link", entry.url())
                .element("guid", entry.iri(), "isPermaLink", "false")
                .element("pubDate", date(entry.published()))
                .element("atom:updated", entry.updated())
                .element("dc:language", entry.language());
        entry.authors().forEach(author -> xml.element("dc:creator", author.name()));
        entry.categories().forEach(term -> xml.element("category", term.name()));
        xml.element("description", entry.summary()).element("content:encoded", entry.html());
        var recording = entry.recording();
        if (recording != null) {
            // How many bytes it has is not known; the format wants a number all the same.
            xml.empty("enclosure", "url", recording.url(), "type", recording.mediaType(), "length", "0");
        }
        MediaElements.write(xml, entry);
        xml.close();
    }

    private static String date(Instant at) {
        return DATE.format(at);
    }
}
