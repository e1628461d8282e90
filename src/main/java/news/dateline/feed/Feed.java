package news.dateline.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.dateline.web.Legible;
import org.jspecify.annotations.Nullable;

/**
 * A page of a feed, whatever its format.
 *
 * @param id a URI that stays, whatever becomes of addresses and names
 * @param title plain text
 * @param publisher whose feed it is, and the author of entries that bear no name
 * @param home the page for people
 * @param entries newest first
 * @param departures what is no longer to be shown
 */
record Feed(
        String id,
        String title,
        @Nullable String description,
        String publisher,
        String home,
        Links links,
        List<Entry> entries,
        List<Departure> departures) {

    Feed {
        title = Legible.text(title);
        description = Legible.textOrNull(description);
        publisher = Legible.text(publisher);
    }

    /** When the newest of what it says came about: it may not depend on what else happens in the house. */
    Instant updated() {
        return Stream.concat(
                        entries.stream().map(Entry::updated),
                        departures.stream().map(Departure::at))
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /**
     * Where this page is, its neighbours (RFC 5005), and who tells of changes (WebSub).
     *
     * @param self this page
     * @param first the page with the newest
     */
    record Links(
            String self,
            String first,
            @Nullable String next,
            @Nullable String previous,
            List<String> hubs) {
        /** The same as values of {@code Link} headers (RFC 8288). */
        List<String> headers() {
            var headers = new ArrayList<String>();
            headers.add(header(self, "self"));
            hubs.forEach(hub -> headers.add(header(hub, "hub")));
            headers.add(header(first, "first"));
            if (next != null) {
                headers.add(header(next, "next"));
            }
            if (previous != null) {
                headers.add(header(previous, "prev"));
            }
            return headers;
        }

        private static String header(String address, String relation) {
            return "<%s>; rel=\"%s\"".formatted(address, relation);
        }
    }

    /**
     * An article or a live update.
     *
     * @param url its page for people
     * @param title plain text
     * @param language a language tag (BCP 47); null if it is not known
     * @param updated when it last said something else
     * @param summary plain text
     * @param html all of it; null if the feed has summaries only
     */
    record Entry(
            UUID id,
            String url,
            String title,
            @Nullable String language,
            Instant published,
            Instant updated,
            @Nullable String summary,
            @Nullable String html,
            List<String> authors,
            List<Category> categories,
            @Nullable Picture picture,
            @Nullable Recording recording) {

        Entry {
            title = Legible.text(title);
            summary = Legible.textOrNull(summary);
            html = html == null ? null : Legible.text(html);
            authors = authors.stream().map(Legible::text).toList();
        }

        /** The id as a URI (RFC 9562). */
        String urn() {
            return Feed.urn(id);
        }
    }

    static String urn(UUID id) {
        return "urn:uuid:" + id;
    }

    /**
     * What an entry is filed under.
     *
     * @param scheme the list that it stands in, absolute
     */
    record Category(String scheme, String slug, String name) {
        Category {
            name = Legible.text(name);
        }
    }

    /** The picture above an entry; sizes in pixels. */
    record Picture(
            String url,
            @Nullable String alt,
            @Nullable String caption,
            @Nullable String credit,
            @Nullable Integer width,
            @Nullable Integer height) {
        Picture {
            alt = Legible.textOrNull(alt);
            caption = Legible.textOrNull(caption);
            credit = Legible.textOrNull(credit);
        }

        /** The line below it, else what it shows. */
        @Nullable String description() {
            return caption == null ? alt : caption;
        }
    }

    /** An entry to listen to. */
    record Recording(String url, String mediaType, @Nullable Integer durationSeconds) {}

    /**
     * What readers are asked to forget.
     *
     * @param reason what the public is told of it, plain text
     */
    record Departure(UUID id, Instant at, @Nullable String reason) {
        Departure {
            reason = Legible.textOrNull(reason);
        }

        String urn() {
            return Feed.urn(id);
        }
    }
}
