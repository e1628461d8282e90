package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HandsTest {
    private static final Duration MOMENT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Hands hands = new Hands(2);
    private final CountDownLatch over = new CountDownLatch(1);

    @Test
    void eachPieceOfWorkTakesAHandUntilItIsDone() {
        hands.give("one", this::untilItIsOver);
        assertThat(hands.free()).isEqualTo(1);
        hands.give("two", this::untilItIsOver);
        assertThat(hands.free()).isZero();
        hands.awaitFree(MOMENT);
        assertThat(hands.free()).isZero();

        over.countDown();
        hands.awaitFree(LONG);
        assertThat(hands.free()).isPositive();
        assertThat(hands.rest(LONG)).isTrue();
    }

    @Test
    void whoFailsIsFreeAgain() {
        hands.give("fails", () -> {
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {});
            throw new IllegalStateException("on purpose");
        });
        assertThat(hands.rest(LONG)).isTrue();
    }

    @Test
    void itIsToldWhenSomeAreNotDoneInTime() {
        hands.give("slow", this::untilItIsOver);
        assertThat(hands.rest(MOMENT)).isFalse();
        over.countDown();
        assertThat(hands.rest(LONG)).isTrue();
    }

    private void untilItIsOver() {
        try {
            assertThat(over.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
