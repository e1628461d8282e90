package news.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import news.dateline.change.Fact;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ShelfTest {
    private final UUID article = UUID.randomUUID();
    private final Question question = new Question("/v1/articles/" + article, "", Encoding.IDENTITY, "");

    @Inject
    Shelf shelf;

    private static Fact about(String kind, UUID id) {
        return new Fact(1, kind + ".updated", Instant.EPOCH, kind, id, "slug", null, null);
    }

    private Kept read(Loading loading, int bytes) {
        var body = "x".repeat(bytes).getBytes(StandardCharsets.UTF_8);
        var validity = new Kept.Validity(Set.of("article:" + article), null);
        return new Kept(loading, body, new MultivaluedHashMap<>(), "\"tag\"", validity);
    }

    private static CompletableFuture<Optional<Kept>> waiting(Loading loading) {
        var result = new CompletableFuture<Optional<Kept>>();
        loading.whenOver(result::complete);
        return result;
    }

    @Test
    void whatIsReadIsKeptAndGivenToThoseWhoWait() {
        var loading = shelf.join(question, null).loading();
        var other = shelf.join(question, null);
        assertThat(other.isMine()).isFalse();
        var waiting = waiting(other.loading());
        var answer = read(loading, 10);
        shelf.finish(loading, answer);
        assertThat(waiting).isCompletedWithValue(Optional.of(answer));
        assertThat(shelf.get(question)).isSameAs(answer);
        shelf.told(List.of(about("article", article)));
        assertThat(shelf.get(question)).isNull();
    }

    @Test
    void whatWasBeingReadWhenItChangedIsNotKeptAndThoseWhoWaitAskAgain() {
        var loading = shelf.join(question, null).loading();
        var waiting = waiting(shelf.join(question, null).loading());
        shelf.told(List.of(about("article", article)));
        shelf.finish(loading, read(loading, 10));
        assertThat(waiting).isCompletedWithValue(Optional.empty());
        assertThat(shelf.get(question)).isNull();
        assertThat(shelf.join(question, null).isMine()).isTrue();
    }

    @Test
    void whatChangedElsewhereDoesNotMatter() {
        var loading = shelf.join(question, null).loading();
        shelf.told(List.of(about("article", UUID.randomUUID()), about("live", UUID.randomUUID())));
        var answer = read(loading, 10);
        shelf.finish(loading, answer);
        assertThat(shelf.get(question)).isSameAs(answer);
    }

    @Test
    void aFactOfAnUnknownKindAndAnInterruptionEmptyTheShelf() {
        for (var kind : List.of("poll", "")) {
            var loading = shelf.join(question, null).loading();
            shelf.finish(loading, read(loading, 10));
            var second = shelf.join(new Question("/v1/other", "", Encoding.IDENTITY, ""), null)
                    .loading();
            if (kind.isEmpty()) {
                shelf.interrupted();
            } else {
                shelf.told(List.of(about(kind, article)));
            }
            assertThat(shelf.get(question)).isNull();
            shelf.finish(second, read(second, 10));
            assertThat(shelf.get(second.question())).isNull();
        }
    }

    @Test
    void anAnswerThatWouldTakeTooMuchRoomIsGivenToThoseWhoWaitAndNotKept() {
        var loading = shelf.join(question, null).loading();
        var waiting = waiting(loading);
        var large = read(loading, 9 << 20);
        shelf.finish(loading, large);
        assertThat(waiting).isCompletedWithValue(Optional.of(large));
        assertThat(shelf.get(question)).isNull();
    }

    @Test
    void theShelfHoldsNoMoreThanItHasRoomFor() {
        for (int i = 0; i < 100; i++) {
            var loading = shelf.join(new Question("/v1/articles?limit=" + i, "", Encoding.IDENTITY, ""), null)
                    .loading();
            shelf.finish(loading, read(loading, 1 << 20));
        }
        assertThat(shelf.bytes()).isBetween(32L << 20, 64L << 20);
        shelf.interrupted();
        assertThat(shelf.bytes()).isZero();
    }

    @Test
    void aReadingThatNobodyEndsHoldsNobodyUp() {
        var loading = shelf.join(question, null).loading();
        shelf.finish(loading, null);
        // Too late: others may have read it since.
        shelf.finish(loading, read(loading, 10));
        assertThat(shelf.get(question)).isNull();
        assertThat(shelf.join(question, null).isMine()).isTrue();
        shelf.interrupted();
    }
}
