package news.dateline.feed;

import news.dateline.feed.Feed.Departure;
import news.dateline.feed.Feed.Entry;
import news.dateline.web.Xml;
import org.jspecify.annotations.Nullable;

/** Writes Atom 1.0 (RFC 4287), with pages (RFC 5005) and tombstones (RFC 6721). */
final class AtomWriter {
    private final Xml xml = Xml.document();

    private AtomWriter() {}

    static byte[] write(Feed feed) {
        var writer = new AtomWriter();
        writer.feed(feed);
        return writer.xml.bytes();
    }

    private void feed(Feed feed) {
        xml.start("feed")
                .namespace("", "http://www.w3.org/2005/Atom")
                .namespace("at", "http://purl.org/atompub/tombstones/1.0")
                .namespace("media", MediaRss.NAMESPACE);
        xml.element("id", feed.id());
        xml.element("title", feed.title());
        xml.element("subtitle", feed.description());
        xml.element("updated", feed.updated());
        person(feed.publisher());
        link("self", feed.links().self(), Format.ATOM.mediaType());
        link("alternate", feed.home(), "text/html");
        feed.links().hubs().forEach(hub -> link("hub", hub, null));
        link("first", feed.links().first(), Format.ATOM.mediaType());
        link("next", feed.links().next(), Format.ATOM.mediaType());
        link("previous", feed.links().previous(), Format.ATOM.mediaType());
        // What is no element of Atom itself comes before the entries (RFC 4287, appendix B).
        feed.departures().forEach(this::departure);
        feed.entries().forEach(this::entry);
        xml.end();
    }

    private void entry(Entry entry) {
        xml.start("entry").attribute("xml:lang", entry.language());
        xml.element("id", entry.urn());
        xml.element("title", entry.title());
        link("alternate", entry.url(), "text/html");
        var recording = entry.recording();
        if (recording != null) {
            link("enclosure", recording.url(), recording.mediaType());
        }
        xml.element("published", entry.published());
        xml.element("updated", entry.updated());
        entry.authors().forEach(this::person);
        for (var category : entry.categories()) {
            xml.start("category")
                    .attribute("term", category.slug())
                    .attribute("scheme", category.scheme())
                    .attribute("label", category.name())
                    .end();
        }
        xml.element("summary", entry.summary());
        if (entry.html() != null) {
            xml.start("content").attribute("type", "html").text(entry.html()).end();
        }
        MediaRss.write(entry, xml);
        xml.end();
    }

    private void departure(Departure departure) {
        xml.start("at:deleted-entry")
                .attribute("ref", departure.urn())
                .attribute("when", departure.at())
                .element("at:comment", departure.reason())
                .end();
    }

    private void person(String name) {
        xml.start("author").element("name", name).end();
    }

    private void link(String relation, @Nullable String address, @Nullable String type) {
        if (address != null) {
            xml.start("link")
                    .attribute("rel", relation)
                    .attribute("type", type)
                    .attribute("href", address)
                    .end();
        }
    }
}
