package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

/** A newcomer finds two days of news and can watch more of it arrive. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DemoFeedTest {
    @Inject
    DemoTicker ticker;

    @Test
    void theDemoEditionHasTwoDaysOfNewsUntilJustNow() {
        var coverage = Reader.get("/v1/coverages/davos-forum").jsonPath();
        assertThat(coverage.getInt("updateCount")).isEqualTo(15);
        assertThat(coverage.getList("keyEvents")).hasSize(3);
        assertThat(coverage.getList("pinned.title")).containsExactly("Albania and Ukraine sign security agreement");
        var oldest = Reader.get("/v1/coverages/davos-forum/updates?order=oldest&limit=1")
                .jsonPath();
        var first = Instant.parse(oldest.getString("data[0].publishedAt"));
        var last = Instant.parse(coverage.getString("lastUpdateAt"));
        assertThat(Duration.between(first, last)).isEqualTo(Duration.ofHours(40));
        assertThat(Duration.between(last, Instant.now())).isBetween(Duration.ofMinutes(2), Duration.ofHours(2));
        var aid = Reader.get("/v1/live?article=us-pauses-foreign-development-aid-for-90-days&importance=breaking")
                .jsonPath();
        assertThat(aid.getList("data.title"))
                .containsExactly("United States orders 90-day pause in foreign development aid");
        assertThat(Instant.parse(aid.getString("data[0].updatedAt")))
                .isAfter(Instant.parse(aid.getString("data[0].publishedAt")));
    }

    @Test
    void theTickerGoesRoundAndKeepsTheNewestOfItsOwn() {
        ticker.publishNext();
        var first = Reader.members("/v1/live?limit=1&tag=" + DemoTicker.TAG, "id");
        for (int number = 0; number < DemoTicker.KEPT; number++) {
            ticker.publishNext();
        }
        var all = new HashSet<String>();
        for (String at = "/v1/live?limit=100&tag=" + DemoTicker.TAG; at != null; at = Reader.link(at, "next")) {
            all.addAll(Reader.members(at, "id"));
        }
        assertThat(all).hasSize(DemoTicker.KEPT).doesNotContainAnyElementsOf(first);
        assertThat(Reader.get("/v1/live/" + first.getFirst()).statusCode()).isEqualTo(404);
    }
}
