package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that requests cost. */
@Singleton
public class Statements {
    /** How often a request is tried. */
    public static final int TRIES = 4;

    private final SessionFactory database;

    Statements(SessionFactory database) {
        this.database = database;
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
        return LongStream.range(0, TRIES).map(_ -> ofOne(status, request)).min().orElseThrow();
    }

    private long ofOne(int status, Supplier<Response> request) {
        var statistics = database.getStatistics();
        long before = statistics.getPrepareStatementCount();
        var answer = request.get();
        long after = statistics.getPrepareStatementCount();
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        return after - before;
    }
}
