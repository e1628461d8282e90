package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TidingsTest {
    private final Tidings tidings = new Tidings();
    private final List<Long> told = new ArrayList<>();

    TidingsTest() {
        tidings.add(new Tidings.Listener() {
            @Override
            public void told(List<Fact> facts) {
                facts.forEach(fact -> told.add(fact.seq()));
            }

            @Override
            public void interrupted() {
                told.add(-1L);
            }
        });
    }

    private static Fact fact(long seq) {
        return new Fact(seq, "article.updated", Instant.EPOCH, "article", new UUID(0, seq), null, null, null);
    }

    @Test
    void ownFactsAreToldWhenTheyAreCommittedAndNotAgainWhenTheyAreRead() {
        tidings.committed(List.of(fact(1), fact(2)));
        assertThat(told).containsExactly(1L, 2L);
        tidings.read(List.of(fact(1), fact(2), fact(3)));
        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatTheTailHasReadFirstIsNotToldAgain() {
        tidings.read(List.of(fact(1), fact(2)));
        tidings.committed(List.of(fact(2)));
        tidings.read(List.of(fact(3)));
        assertThat(told).containsExactly(1L, 2L, 3L);
    }

    @Test
    void afterAnInterruptionNothingIsTakenForTold() {
        tidings.committed(List.of(fact(7)));
        tidings.interrupted();
        tidings.read(List.of(fact(7)));
        assertThat(told).containsExactly(7L, -1L, 7L);
    }
}
