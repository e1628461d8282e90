package news.dateline.feed;

import news.dateline.web.XmlDocument;

/** Pictures of an entry as Media RSS has them, in RSS and in Atom. */
final class MediaElements {
    private MediaElements() {}

    static void write(XmlDocument xml, Feed.Entry entry) {
        var picture = entry.picture();
        if (picture == null) {
            return;
        }
        xml.open(
                        "media:content",
                        "url",
                        picture.url(),
                        "medium",
                        "image",
                        "width",
                        picture.width(),
                        "height",
                        picture.height())
                .element("media:title", picture.alt(), "type", "plain")
                .element("media:description", picture.caption(), "type", "plain")
                .element("media:credit", picture.credit())
                .close();
    }
}
