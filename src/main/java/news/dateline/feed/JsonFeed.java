package news.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.dateline.feed.Feed.Entry;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A feed after JSON Feed 1.1 (jsonfeed.org/version/1.1). */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "JsonFeed", description = "A feed after JSON Feed 1.1.")
record JsonFeed(
        @Schema(required = true, examples = VERSION) String version,
        @Schema(required = true, examples = "Dateline") String title,

        @JsonProperty("home_page_url") @Schema(required = true, format = "uri", examples = "https://news.example.org")
        String homePageUrl,

        @JsonProperty("feed_url")
        @Schema(required = true, format = "uri", examples = "https://api.example.org/feeds/articles.json")
        String feedUrl,

        @Nullable String description,

        @JsonProperty("next_url")
        @Schema(format = "uri", description = "The page after this one; absent on the last.")
        @Nullable String nextUrl,

        @Schema(required = true) List<Author> authors,

        @Schema(required = true, description = "Who tells of what is new (WebSub).")
        List<Hub> hubs,

        @Schema(required = true, description = "Newest first.")
        List<Item> items) {
    private static final String VERSION = "https://jsonfeed.org/version/1.1";

    static JsonFeed of(Feed feed) {
        return new JsonFeed(
                VERSION,
                feed.title(),
                feed.home(),
                feed.links().self(),
                feed.description(),
                feed.links().next(),
                List.of(new Author(feed.publisher())),
                feed.links().hubs().stream()
                        .map(address -> new Hub("WebSub", address))
                        .toList(),
                feed.entries().stream().map(Item::of).toList());
    }

    /** Who wrote something. */
    @Schema(name = "JsonFeedAuthor")
    record Author(
            @Schema(required = true, examples = "Marta Velychko")
            String name) {}

    /** Where readers may ask to be told of what is new. */
    @Schema(name = "JsonFeedHub")
    record Hub(
            @Schema(required = true, examples = "WebSub") String type,

            @Schema(required = true, format = "uri", examples = "https://api.example.org/websub")
            String url) {}

    /** An article or a live update. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "JsonFeedItem")
    record Item(
            @Schema(
                    required = true,
                    description = "Stays, whatever becomes of the address.",
                    examples = "urn:uuid:01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
            String id,

            @Schema(
                    required = true,
                    format = "uri",
                    examples = "https://news.example.org/albania-ukraine-ten-year-security-agreement")
            String url,

            @Schema(required = true, examples = "Ferry reaches harbour at dawn")
            String title,

            @JsonProperty("content_html")
            @Schema(description = "All of it, unless the feed has summaries only.", examples = "<p>At dawn.</p>")
            @Nullable String contentHtml,

            @JsonProperty("content_text") @Schema(description = "The summary, if the feed has nothing else.") @Nullable String contentText,

            @Schema(examples = "The crossing took nine hours.") @Nullable String summary,

            @Schema(format = "uri") @Nullable String image,

            @JsonProperty("date_published") @Schema(required = true)
            Instant datePublished,

            @JsonProperty("date_modified") @Schema(description = "When it last said something else.") @Nullable Instant dateModified,

            @Nullable List<Author> authors,

            @Nullable @Schema(description = "The names of its section and its tags.")
            List<String> tags,

            @Schema(examples = "en") @Nullable String language,

            @Nullable List<Attachment> attachments) {

        static Item of(Entry entry) {
            boolean isWhole = entry.html() != null;
            var picture = entry.picture();
            var recording = entry.recording();
            return new Item(
                    entry.urn(),
                    entry.url(),
                    entry.title(),
                    entry.html(),
                    // One of the two there must be.
                    isWhole ? null : Objects.requireNonNullElse(entry.summary(), entry.title()),
                    entry.summary(),
                    picture == null ? null : picture.url(),
                    entry.published(),
                    entry.updated().isAfter(entry.published()) ? entry.updated() : null,
                    entry.authors().stream().map(Author::new).toList(),
                    entry.categories().stream().map(Feed.Category::name).toList(),
                    entry.language(),
                    recording == null ? List.of() : List.of(Attachment.of(recording)));
        }
    }

    /** What belongs to an item: its recording. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "JsonFeedAttachment")
    record Attachment(
            @Schema(required = true, format = "uri", examples = "https://media.example.org/agreement.mp3")
            String url,

            @JsonProperty("mime_type") @Schema(required = true, examples = "audio/mpeg")
            String mimeType,

            @JsonProperty("duration_in_seconds") @Schema(examples = "131") @Nullable Integer durationInSeconds) {

        static Attachment of(Feed.Recording recording) {
            return new Attachment(recording.url(), recording.mediaType(), recording.durationSeconds());
        }
    }
}
