package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import news.dateline.change.ChangeLog;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import news.dateline.testing.Staff;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing that is not public can be had from any public surface: neither said, nor counted, nor told from what never was.
 * Whatever a request must name to ask for it is asked for a stranger, too, and the two answers are the same.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LeakMatrixTest {
    private static final Map<State, Hidden> STAGED = new EnumMap<>(State.class);

    /** Tags of drafts; none of them may stand for a public answer. */
    private static final String DRAFT_TAGS = "\"v1\", \"v2\", \"v3\", \"v4\", \"v5\", \"v6\", \"v7\"";

    @Inject
    ChangeLog changes;

    @Inject
    SessionFactory database;

    @BeforeEach
    void setTheStageOnce() {
        if (STAGED.isEmpty()) {
            var stage = new Stage(changes);
            for (var state : State.values()) {
                STAGED.put(state, stage.set(state));
            }
        }
    }

    static Stream<Arguments> matrix() {
        return Arrays.stream(State.values())
                .filter(state -> state != State.PUBLISHED)
                .flatMap(state -> Arrays.stream(Surface.values()).map(surface -> Arguments.of(state, surface)));
    }

    @ParameterizedTest(name = "{0} × {1}")
    @MethodSource("matrix")
    void nothingHiddenIsTold(State state, Surface surface) {
        var hidden = staged(state);
        surface.targets(hidden).distinct().forEach(target -> {
            assertTellsNothing(hidden, surface, target);
            assertTellsNothing(
                    hidden, surface, target, "Authorization", "Bearer " + Staff.ADMIN_KEY, "If-None-Match", DRAFT_TAGS);
        });
    }

    private static void assertTellsNothing(Hidden hidden, Surface surface, String target, String... headers) {
        var answer = Reader.get(target, headers);
        var told = Told.by(answer);
        assertThat(answer.statusCode()).as("%s: %s", target, told).isNotIn(304, 500);
        if (surface.repeatsOldAddresses(hidden.state())) {
            assertThat(told.replace(hidden.slug(), "").replace(hidden.formerSlug(), ""))
                    .as(target)
                    .doesNotContainIgnoringCase(hidden.secrets().toArray(String[]::new));
        } else if (hidden.isNamedIn(target)) {
            var stranger = hidden.stranger();
            assertThat(stranger.inPlaceOfHidden(told))
                    .as(target)
                    // What is public of it may be told by both.
                    .isEqualTo(
                            stranger.inPlaceOfHidden(Told.by(Reader.get(stranger.inPlaceOfHidden(target), headers))));
        } else {
            assertThat(told)
                    .as(target)
                    .doesNotContainIgnoringCase(hidden.secrets().toArray(String[]::new));
        }
    }

    /** A matrix that finds nothing must be able to find something. */
    @ParameterizedTest
    @EnumSource
    void whatIsPublicIsTold(Surface surface) {
        var open = staged(State.PUBLISHED);
        var told = surface.targets(open).map(Reader::get).map(Told::by).toList();
        assertThat(told)
                .anyMatch(answer -> surface.showsArticles()
                        ? answer.contains(open.id()) && answer.contains(open.word())
                        : answer.contains(open.shelf()) && answer.contains("\"articleCount\":1"));
    }

    @ParameterizedTest
    @EnumSource
    void termsCountWhatReadersCanSee(State state) {
        var hidden = staged(state);
        int expected = state == State.PUBLISHED ? 1 : 0;
        for (var kind : new String[] {"section", "tag", "author"}) {
            var slug = kind + hidden.shelf();
            assertThat(Reader.read("/v1/" + kind + "s/" + slug)).containsEntry("articleCount", expected);
            assertThat(Reader.read("/v1/articles?include=total&" + kind + "=" + slug))
                    .containsEntry("total", expected);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING_EDITS", "SCHEDULED_REVISION"})
    void readersGoOnSeeingWhatTheySaw(State state) {
        var hidden = staged(state);
        for (var name : new String[] {hidden.id(), hidden.plainSlug()}) {
            var seen = Reader.read("/v1/articles/" + name);
            assertThat(seen).containsEntry("title", "Plain " + Stage.COMMON).doesNotContainKey("updatedAt");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"RETRACTED", "PUBLISHED"},
            mode = Mode.EXCLUDE)
    void whatIsHiddenCostsAsManyStatementsAsWhatNeverWas(State state) {
        var hidden = staged(state);
        var stranger = hidden.stranger();
        Surface.ADDRESSES
                .targets(hidden)
                .filter(hidden::isNamedIn)
                .forEach(target -> assertThat(statementsOf(target))
                        .as(target)
                        .isEqualTo(statementsOf(stranger.inPlaceOfHidden(target))));
    }

    /** The least of three: what the house does by itself meanwhile only adds. */
    private long statementsOf(String target) {
        var statistics = database.getStatistics();
        return LongStream.range(0, 3)
                .map(round -> {
                    long before = statistics.getPrepareStatementCount();
                    Reader.get(target);
                    return statistics.getPrepareStatementCount() - before;
                })
                .min()
                .orElseThrow();
    }

    private static Hidden staged(State state) {
        return Objects.requireNonNull(STAGED.get(state));
    }
}
