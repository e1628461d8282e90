package news.dateline.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Singleton;
import java.util.stream.LongStream;
import org.hibernate.SessionFactory;

/** Counts the SQL statements that reads cost. */
@Singleton
public class Statements {
    private static final int ROUNDS = 4;

    private final SessionFactory database;

    Statements(SessionFactory database) {
        this.database = database;
    }

    /** Of a read that succeeds. */
    public long of(String target) {
        return of(target, 200);
    }

    /** Of a read that ends with this status; the least of some, since what the house does by itself meanwhile only adds. */
    public long of(String target, int status) {
        return LongStream.range(0, ROUNDS)
                .map(round -> now(target, status))
                .min()
                .orElseThrow();
    }

    private long now(String target, int status) {
        var statistics = database.getStatistics();
        long before = statistics.getPrepareStatementCount();
        assertThat(Reader.get(target).statusCode()).isEqualTo(status);
        return statistics.getPrepareStatementCount() - before;
    }
}
