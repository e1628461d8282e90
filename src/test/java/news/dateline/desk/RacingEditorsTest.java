package news.dateline.desk;

import static news.dateline.testing.Race.assertOneWins;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Race;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** Many hands on one thing in one instance: one wins each round, the others are told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RacingEditorsTest {
    private static final int EDITORS = 32;
    private static final int ROUNDS = 3;

    private final Staff editor = Staff.admin();
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void ofThirtyTwoEditorsOneWinsEachRound() {
        var piece = editor.drafts(Map.of("title", "Contested " + word));
        for (int round = 0; round < ROUNDS; round++) {
            piece.read();
            assertOneWins(
                    EDITORS,
                    hand -> editor.send(
                            "PATCH",
                            piece.path(),
                            "application/merge-patch+json",
                            Map.of("title", "By hand " + hand),
                            "If-Match",
                            piece.etag()));
        }
    }

    @Test
    void titlesThatAreAlikeGetSlugsThatAreNot() {
        var answers = Race.of(16, _ -> editor.post("/v1/desk/articles", Map.of("title", "Alike " + word)));
        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(answer -> answer.jsonPath().getString("slug"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSlugThatManyWantIsGivenToOne() {
        var answers =
                Race.of(16, hand -> editor.post("/v1/desk/articles", Map.of("title", "Number " + hand, "slug", word)));
        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void aRequestThatIsRepeatedWhileItRunsIsCarriedOutOnce() {
        var key = UUID.randomUUID().toString();
        var answers = Race.of(
                16, _ -> editor.post("/v1/desk/articles", Map.of("title", "Once " + word), "Idempotency-Key", key));
        assertThat(answers).extracting(Response::statusCode).contains(201).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201)
                .extracting(answer -> answer.jsonPath().getString("id"))
                .containsOnly(editor.get("/v1/desk/articles?q=" + word)
                        .jsonPath()
                        .getList("data.id")
                        .toArray(new String[0]))
                .isNotEmpty();
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> {
            assertThat(answer.jsonPath().getString("type")).isEqualTo("/problems/idempotency-key-busy");
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        });
    }
}
