package news.dateline.feed;

import news.dateline.feed.Feed.Entry;
import news.dateline.web.Xml;

/** Tells the picture of an entry, and how long a recording is, in the words of Media RSS 1.5.1. */
final class MediaRss {
    static final String NAMESPACE = "http://search.yahoo.com/mrss/";

    private MediaRss() {}

    static void write(Entry entry, Xml xml) {
        var picture = entry.picture();
        if (picture != null) {
            xml.start("media:content")
                    .attribute("url", picture.url())
                    .attribute("medium", "image")
                    .attribute("width", picture.width())
                    .attribute("height", picture.height());
            if (picture.description() != null) {
                xml.start("media:description")
                        .attribute("type", "plain")
                        .text(picture.description())
                        .end();
            }
            xml.element("media:credit", picture.credit());
            xml.end();
        }
        var recording = entry.recording();
        if (recording != null && recording.durationSeconds() != null) {
            xml.start("media:content")
                    .attribute("url", recording.url())
                    .attribute("type", recording.mediaType())
                    .attribute("medium", "audio")
                    .attribute("duration", recording.durationSeconds())
                    .end();
        }
    }
}
