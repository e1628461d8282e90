package news.dateline.feed;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import news.dateline.article.Ref;
import news.dateline.web.Page;
import news.dateline.web.Shown;
import org.jspecify.annotations.Nullable;

/**
 * A feed before it is written in one of the formats.
 *
 * @param id an IRI that stays when names and slugs change
 * @param home the page for people
 * @param links this page and its neighbours (RFC 5005); {@code self} is the topic of WebSub on the first page
 * @param hubs where the feed can be subscribed to; none on later pages
 * @param removed what was in the feed and is not any more; on the first page only
 */
record Feed(
        String id,
        String title,
        String description,
        String home,
        String author,
        Page.Links links,
        String first,
        List<String> hubs,
        List<Entry> entries,
        List<Removed> removed,
        Shown shown) {

    /** When the newest of its entries changed, or the newest removal happened. */
    Instant updated() {
        var newest = Instant.EPOCH;
        for (var entry : entries) {
            newest = entry.changed().isAfter(newest) ? entry.changed() : newest;
        }
        for (var gone : removed) {
            newest = gone.at().isAfter(newest) ? gone.at() : newest;
        }
        return newest;
    }

    /**
     * An article or a live update.
     *
     * @param html the whole text; null if the summary has to do
     * @param language a language tag (BCP 47), if it is known
     */
    record Entry(
            UUID id,
            String url,
            String title,
            String summary,
            @Nullable String html,
            @Nullable String language,
            Instant published,
            @Nullable Instant updated,
            List<Ref> authors,
            List<Ref> categories,
            @Nullable Picture picture,
            @Nullable Recording recording) {
        Instant changed() {
            return updated == null ? published : updated;
        }

        String iri() {
            return "urn:uuid:" + id;
        }
    }

    /** A picture that goes with an entry. */
    record Picture(
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {}

    /** The entry to listen to. */
    record Recording(String url, String mediaType, @Nullable Integer durationSeconds) {}

    /**
     * An entry that is gone (RFC 6721).
     *
     * @param reason what the public was told, if it was told anything
     */
    record Removed(UUID id, Instant at, @Nullable String reason) {
        String iri() {
            return "urn:uuid:" + id;
        }
    }
}
