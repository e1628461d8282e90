package news.dateline.feed;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import news.dateline.testing.Json;
import news.dateline.testing.Newsroom;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Shelf;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** A publication that tells what its articles are about, and has hubs of its own choice. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(SummaryFeedsTest.Sparing.class)
class SummaryFeedsTest {
    @Inject
    Newsroom newsroom;

    /** Its settings. */
    public static class Sparing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "dateline.syndication.content", "summary",
                    "dateline.site-name", "The Harbour & Pier",
                    "dateline.feed.description", "News <of> the coast.",
                    "dateline.websub.hubs", "https://hub.example.org/,https://other.example.org/hub?a=1&b=2",
                    "dateline.site-url", "https://www.example.org");
        }
    }

    @Test
    void entriesHaveSummariesOnly() {
        var section = newsroom.section();
        newsroom.publish(titled("Sparing").in(section).saying("A secret sauce."));
        for (var format : List.of("rss", "atom", "json")) {
            var feed = "/feeds/sections/%s.%s".formatted(section, format);
            assertThat(Follower.get(feed).asString()).as(format).doesNotContain("secret sauce");
            var entry = Follower.entries(feed).getFirst();
            assertThat(entry.content()).isNull();
            assertThat(entry.summary()).isNotBlank();
            assertThat(entry.url()).startsWith("https://www.example.org/articles/");
            if (format.equals("json")) {
                assertThat(Follower.items(Follower.get(feed)).getFirst())
                        .containsEntry("content_text", entry.summary());
            }
        }
    }

    @Test
    void aLiveUpdateWithNothingButATitleHasThatForItsSummary() {
        new Shelf(Staff.admin(), "live").created(Map.of("title", "Harbour closed"));
        for (var format : List.of("rss", "atom", "json")) {
            var entry =
                    Follower.entries("/feeds/live.%s?limit=1".formatted(format)).getFirst();
            assertThat(entry.title()).isEqualTo("Harbour closed");
            assertThat(entry.summary()).as(format).isEqualTo("Harbour closed");
        }
    }

    @Test
    void feedsNameTheHubsInTheirTextAndBesideIt() {
        var hubs = List.of("https://hub.example.org/", "https://other.example.org/hub?a=1&b=2");
        for (var format : List.of("rss", "atom")) {
            var answer = Follower.get("/feeds/articles." + format);
            assertThat(Follower.links(answer, "hub")).isEqualTo(hubs);
            assertThat(answer.asString())
                    .contains(
                            "rel=\"hub\" href=\"https://hub.example.org/\"",
                            "rel=\"hub\" href=\"https://other.example.org/hub?a=1&amp;b=2\"");
            var feed = Follower.parsed(answer);
            assertThat(feed.getTitle()).isEqualTo("The Harbour & Pier");
            assertThat(feed.getDescription()).isEqualTo("News <of> the coast.");
        }
        var json = Follower.get("/feeds/articles.json");
        assertThat(Json.texts(json, "hubs", "url")).isEqualTo(hubs);
        assertThat(Json.text(json, "home_page_url")).isEqualTo("https://www.example.org/");
        assertThat(Json.texts(json, "authors", "name")).containsExactly("The Harbour & Pier");
    }
}
