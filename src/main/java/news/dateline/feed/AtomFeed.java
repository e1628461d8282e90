package news.dateline.feed;

import news.dateline.web.XmlDocument;
import org.jspecify.annotations.Nullable;

/** Writes Atom 1.0 (RFC 4287) with paging (RFC 5005) and tombstones (RFC 6721). */
final class AtomFeed {
    private AtomFeed() {}

    static byte[] write(Feed feed) {
        var xml = new XmlDocument()
                .open(
                        "feed",
                        "xmlns",
                        "http://www.w3.org/2005/Atom",
                        "xmlns:at",
                        "http://purl.org/atompub/tombstones/1.0",
                        "xmlns:media",
                        "http://search.yahoo.com/mrss/")
                .element("id", feed.id())
                .element("title", feed.title())
                .element("subtitle", feed.description())
                .element("updated", feed.updated())
                .open("author")
                .element("name", feed.author())
                .close()
                .empty(
                        "link",
                        "rel",
                        "self",
                        "type",
                        "application/atom+xml",
                        "href",
                        feed.links().self())
                .empty("link", "rel", "alternate", "type", "text/html", "href", feed.home())
                .empty("link", "rel", "first", "href", feed.first());
        link(xml, "next", feed.links().next());
        link(xml, "previous", feed.links().prev());
        feed.hubs().forEach(hub -> link(xml, "hub", hub));
        feed.removed().forEach(gone -> removed(xml, gone));
        feed.entries().forEach(entry -> entry(xml, entry));
        return xml.bytes();
    }

    private static void link(XmlDocument xml, String relation, @Nullable String address) {
        if (address != null) {
            xml.empty("link", "rel", relation, "href", address);
        }
    }

    private static void removed(XmlDocument xml, Feed.Removed gone) {
        xml.open("at:deleted-entry", "ref", gone.iri(), "when", gone.at())
                .element("at:comment", gone.reason())
                .close();
    }

    private static void entry(XmlDocument xml, Feed.Entry entry) {
        xml.open("entry", "xml:lang", entry.language())
                .element("id", entry.iri())
                .element("title", entry.title())
                .empty("link", "rel", "alternate", "type", "text/html", "href", entry.url())
                .element("published", entry.published())
                .element("updated", entry.changed());
        entry.authors()
                .forEach(author ->
                        xml.open("author").element("name", author.name()).close());
        entry.categories().forEach(term -> xml.empty("category", "term", term.slug(), "label", term.name()));
        xml.element("summary", entry.summary()).element("content", entry.html(), "type", "html");
        var recording = entry.recording();
        if (recording != null) {
            xml.empty("link", "rel", "enclosure", "type", recording.mediaType(), "href", recording.url());
        }
        MediaElements.write(xml, entry);
        xml.close();
    }
}
