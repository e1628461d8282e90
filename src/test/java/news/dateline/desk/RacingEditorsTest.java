package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** Many hands on one article: one wins each round, the others are told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RacingEditorsTest {
    private static final int EDITORS = 32;
    private static final int ROUNDS = 3;

    @Test
    void ofThirtyTwoEditorsOneWinsEachRound() throws Exception {
        var editor = Staff.admin();
        var piece = editor.drafts(Map.of("title", "Contested " + UUID.randomUUID()));
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < ROUNDS; round++) {
                piece.read();
                var seen = piece.etag();
                var tries = new ArrayList<Callable<Integer>>();
                for (int i = 0; i < EDITORS; i++) {
                    var title = "Round %d by %d".formatted(round, i);
                    tries.add(() -> editor.send(
                                    "PATCH",
                                    piece.path(),
                                    "application/merge-patch+json",
                                    Map.of("title", title),
                                    "If-Match",
                                    seen)
                            .statusCode());
                }
                var outcomes = outcomes(hands.invokeAll(tries));
                assertThat(Collections.frequency(outcomes, 200))
                        .as("winners of round %d: %s", round, outcomes)
                        .isEqualTo(1);
                assertThat(Collections.frequency(outcomes, 412)).isEqualTo(EDITORS - 1);
            }
        }
    }

    private static List<Integer> outcomes(List<Future<Integer>> tries) throws Exception {
        var outcomes = new ArrayList<Integer>();
        for (var one : tries) {
            outcomes.add(one.get());
        }
        return outcomes;
    }
}
