package news.dateline.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import news.dateline.article.Ref;
import org.jspecify.annotations.Nullable;

/** Writes JSON Feed 1.1. */
final class JsonFeed {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonFeed() {}

    static byte[] write(Feed feed) {
        try {
            return JSON.writeValueAsBytes(new Whole(
                    "https://jsonfeed.org/version/1.1",
                    feed.title(),
                    feed.home(),
                    feed.links().self(),
                    feed.description(),
                    feed.links().next(),
                    List.of(new Person(feed.author())),
                    feed.hubs().stream().map(hub -> new Hub("WebSub", hub)).toList(),
                    feed.entries().stream().map(JsonFeed::item).toList()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Item item(Feed.Entry entry) {
        var picture = entry.picture();
        var recording = entry.recording();
        return new Item(
                entry.iri(),
                entry.url(),
                entry.title(),
                entry.html(),
                // An item must have a text of one kind or the other.
                entry.html() == null ? entry.summary() : null,
                entry.summary(),
                picture == null ? null : picture.url(),
                entry.published().toString(),
                entry.updated() == null ? null : entry.updated().toString(),
                entry.authors().stream()
                        .map(author -> new Person(author.name()))
                        .toList(),
                entry.categories().stream().map(Ref::name).toList(),
                entry.language(),
                recording == null
                        ? List.of()
                        : List.of(new Attachment(recording.url(), recording.mediaType(), recording.durationSeconds())));
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Whole(
            String version,
            String title,
            String homePageUrl,
            String feedUrl,
            String description,
            @Nullable String nextUrl,
            List<Person> authors,
            List<Hub> hubs,
            @JsonInclude(JsonInclude.Include.ALWAYS) List<Item> items) {}

    private record Person(String name) {}

    private record Hub(String type, String url) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Item(
            String id,
            String url,
            String title,
            @Nullable String contentHtml,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String contentText,

            String summary,
            @Nullable String image,
            String datePublished,
            @Nullable String dateModified,
            List<Person> authors,
            List<String> tags,
            @Nullable String language,
            List<Attachment> attachments) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    private record Attachment(
            String url,
            String mimeType,
            @JsonProperty("duration_in_seconds") @Nullable Integer durationSeconds) {}
}
