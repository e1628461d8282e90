package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many hands that do a thing at the same moment. */
public final class Race {
    private Race() {}

    /** What each of them was answered. */
    public static List<Response> of(int hands, IntFunction<Response> deed) {
        var start = new CyclicBarrier(hands);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return IntStream.range(0, hands)
                    .mapToObj(hand -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                var answer = deed.apply(hand);
                                // Read while the connection is there: whoever looks at it later finds it closed.
                                answer.asByteArray();
                                return answer;
                            },
                            threads))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asserts that of so many who change what they have seen one succeeds, and the others are told the version that is new. */
    public static void assertOneWins(int hands, IntFunction<Response> change) {
        var answers = of(hands, change);
        var winners =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(winners)
                .as(
                        "winners among %s",
                        answers.stream().map(Response::statusCode).toList())
                .hasSize(1);
        var etag = winners.getFirst().header("ETag");
        answers.stream().filter(answer -> answer.statusCode() != 200).forEach(answer -> {
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(412);
            assertThat(answer.header("ETag")).isEqualTo(etag);
        });
    }
}
