package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The front door: where everything is. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Entry", description = "Where everything is.")
public class EntryResource {
    private static final List<String> ROOMS = List.of(
            "articles",
            "live",
            "coverages",
            "sections",
            "tags",
            "authors",
            "collections",
            "corrections",
            "newsletters",
            "changes");

    private static final Map<String, String> STREAMS =
            new TreeMap<>(Map.of("changesStream", "/v1/changes/stream", "liveStream", "/v1/live/stream"));

    /** For readers of feeds; each is also there as {@code .rss} and {@code .json}. */
    private static final Map<String, String> FEEDS =
            new TreeMap<>(Map.of("articlesFeed", "/feeds/articles.atom", "liveFeed", "/feeds/live.atom"));

    private final PublicUrl urls;

    EntryResource(PublicUrl urls) {
        this.urls = urls;
    }

    /** Links to everything. */
    @GET
    @Operation(
            operationId = "getEntry",
            summary = "Links to everything that this API has",
            description = "Start here: a client that follows these links needs to know no other address.")
    public Entry get() {
        var links = new LinkedHashMap<String, String>();
        links.put("self", urls.of("/v1"));
        ROOMS.forEach(room -> links.put(room, urls.of("/v1/" + room)));
        STREAMS.forEach((name, path) -> links.put(name, urls.of(path)));
        FEEDS.forEach((name, path) -> links.put(name, urls.of(path)));
        links.put("sitemaps", urls.of("/sitemaps/index.xml"));
        links.put("newsSitemap", urls.of("/sitemaps/news.xml"));
        links.put("oembed", urls.of("/oembed"));
        links.put("websub", urls.of("/websub"));
        links.put("openapi", urls.of("/openapi"));
        links.put("docs", urls.of("/docs"));
        links.put("problems", urls.of("/problems"));
        links.put("health", urls.of("/q/health"));
        return new Entry("Dateline", "v1", links, Shown.of(List.of("entry"), null));
    }

    /** The entry document. */
    @Schema(name = "Entry", description = "Where everything is.")
    public record Entry(
            @Schema(required = true, examples = "Dateline") String name,
            @Schema(required = true, examples = "v1") String version,

            @Schema(required = true, description = "The absolute address of each part, by its name.", examples = """
                            {"self": "https://api.example.org/v1", "articles": "https://api.example.org/v1/articles"}""")
            Map<String, String> links,

            @JsonIgnore @Schema(hidden = true) Shown shown)
            implements Representation {}
}
