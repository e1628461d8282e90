package news.dateline.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import io.restassured.response.Response;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import news.dateline.testing.Json;
import news.dateline.testing.Reader;
import org.jdom2.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A reader app: it takes a feed in any format and shows the same of it. XML is read by Rome, which refuses what is not well-formed. */
final class Follower {
    private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"([a-z]+)\"");

    private Follower() {}

    /** What a follower sees of an entry. */
    record Seen(
            String id,
            String url,
            String title,
            @Nullable String content,
            @Nullable String summary) {}

    /** The feed, which must be there. */
    static Response get(String target) {
        var answer = Reader.get(target);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    /** The entries, in their order. */
    static List<Seen> entries(String target) {
        var answer = get(target);
        return answer.contentType().contains("json")
                ? items(answer).stream()
                        .map(item -> new Seen(
                                text(item, "id"),
                                text(item, "url"),
                                text(item, "title"),
                                (String) item.get("content_html"),
                                (String) item.get("summary")))
                        .toList()
                : parsed(answer).getEntries().stream().map(Follower::seen).toList();
    }

    /** The ids of the entries, without what makes them URIs. */
    static List<String> ids(String target) {
        return entries(target).stream()
                .map(entry -> entry.id().replace("urn:uuid:", ""))
                .toList();
    }

    private static Seen seen(SyndEntry entry) {
        var content = entry.getContents().stream().findFirst().map(SyndContent::getValue);
        var description = Optional.ofNullable(entry.getDescription()).map(SyndContent::getValue);
        return new Seen(
                entry.getUri(),
                entry.getLink(),
                entry.getTitle(),
                content.orElse(null),
                // HTML in RSS, text in Atom.
                description
                        .map(text -> "text".equals(entry.getDescription().getType())
                                ? text
                                : Parser.unescapeEntities(text, false))
                        .orElse(null));
    }

    /** The feed as Rome understands it. */
    static SyndFeed parsed(Response answer) {
        try {
            var input = new SyndFeedInput();
            input.setPreserveWireFeed(true);
            return input.build(new StringReader(answer.asString()));
        } catch (FeedException e) {
            throw new AssertionError(answer.asString(), e);
        }
    }

    /** The items of a JSON Feed. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> items(Response answer) {
        return (List<Map<String, Object>>) Objects.requireNonNull(Json.at(answer, "items"));
    }

    private static String text(Map<String, Object> item, String member) {
        return (String) Objects.requireNonNull(item.get(member));
    }

    /** The ids that the Atom feed says are gone, each with what is said of it. */
    static Map<String, String> departures(String target) {
        return parsed(get(target)).getForeignMarkup().stream()
                .filter(element -> element.getName().equals("deleted-entry"))
                .collect(java.util.stream.Collectors.toMap(
                        element -> element.getAttributeValue("ref").replace("urn:uuid:", ""),
                        Follower::comment,
                        (one, _) -> one,
                        java.util.LinkedHashMap::new));
    }

    private static String comment(Element departure) {
        var comment = departure.getChild("comment", departure.getNamespace());
        return comment == null ? "" : comment.getText();
    }

    /** Where the {@code Link} headers with this relation lead. */
    static List<String> links(Response answer, String relation) {
        return answer.headers().getValues("Link").stream()
                .flatMap(value -> LINK.matcher(value).results())
                .filter(link -> link.group(2).equals(relation))
                .map(link -> link.group(1))
                .toList();
    }
}
