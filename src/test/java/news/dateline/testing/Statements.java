package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import news.dateline.edge.ClearedShelf;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that requests cost. */
@Singleton
public class Statements {
    /** How often a request is tried at the most. */
    public static final int TRIES = 12;

    /** How often the least number has to come. */
    private static final int AGREEING = 4;

    private final SessionFactory database;
    private final ClearedShelf shelf;

    Statements(SessionFactory database, ClearedShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /** How many a read costs that succeeds. */
    public long of(String target) {
        return of(200, () -> Reader.get(target));
    }

    /** How many a read costs that ends with this status. */
    public long of(String target, int status) {
        return of(status, () -> Reader.get(target));
    }

    /**
     * How many a request costs that is answered with this status: the least of some of its kind, since what the house does
     * by itself meanwhile, such as looking for imports, only adds.
     */
    public long of(int status, Supplier<Response> request) {
        return least(() -> ofOne(status, request));
    }

    private static long least(LongSupplier counted) {
        long least = Long.MAX_VALUE;
        int seen = 0;
        // Slow requests meet more of that: until the least has come as often as it has to, it is tried again.
        for (int tries = 0; tries < TRIES && seen < AGREEING; tries++) {
            long count = counted.getAsLong();
            seen = count < least ? 1 : count == least ? seen + 1 : seen;
            least = Math.min(least, count);
        }
        return least;
    }

    /** How many a read costs for which an answer is kept. */
    public long ofKept(Supplier<Response> request) {
        return least(() -> ofAnother(200, request));
    }

    private long ofOne(int status, Supplier<Response> request) {
        shelf.clear();
        return ofAnother(status, request);
    }

    /** How many a request costs for which answers may be kept. */
    public long ofAnother(int status, Supplier<Response> request) {
        var statistics = database.getStatistics();
        long before = statistics.getPrepareStatementCount();
        var answer = request.get();
        long after = statistics.getPrepareStatementCount();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return after - before;
    }

    /** How many queries were planned anew meanwhile, by anybody; the fewest of several tries. */
    public long plannedWhile(Runnable work) {
        var statistics = database.getStatistics();
        return least(() -> {
            long before = statistics.getQueryPlanCacheMissCount();
            work.run();
            return statistics.getQueryPlanCacheMissCount() - before;
        });
    }
}
