package news.dateline.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What staff and imports may do to the same articles and terms, all at once: everything is answered, nobody waits in a circle. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CrowdedDeskTest {
    private static final Duration LENGTH = Duration.ofSeconds(8);
    /** Of each deed, however slow the machine. */
    private static final int LEAST = 5;

    @Inject
    DataSource database;

    @Inject
    Filing filing;

    @Inject
    ImportQueue queue;

    @Test
    void importsAndStaffGetByEachOther() throws Exception {
        var crowd = new Crowd();
        var one = new Importer(filing, queue);
        var other = new Importer(filing, queue);
        var deeds = List.<Consumer<Random>>of(
                chance -> crowd.bringIn(one, chance),
                chance -> crowd.bringIn(other, chance),
                crowd::moveTag,
                crowd::moveTag,
                crowd::renameTag,
                crowd::mergeTags,
                crowd::deleteTag,
                crowd::write,
                crowd::write,
                crowd::publishImported,
                crowd::unpublish,
                crowd::deleteDraft,
                crowd::deleteDraft);
        long deadlocks = deadlocks();
        long end = System.nanoTime() + LENGTH.toNanos();
        try (var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            var work = new ArrayList<Future<?>>();
            for (var deed : deeds) {
                var chance = new Random(work.size());
                work.add(hands.submit(() -> {
                    for (int done = 0; done < LEAST || System.nanoTime() < end; done++) {
                        deed.accept(chance);
                    }
                }));
            }
            for (var hand : work) {
                hand.get();
            }
        }
        System.err.println("ANSWERS " + crowd.answers());
        assertThat(crowd.answers()).containsKeys("import", "create draft 201", "publish 200", "create tag 201");
        assertThat(deadlocks()).as("deadlocks").isEqualTo(deadlocks);
    }

    /** How often PostgreSQL had to break one, as it counts itself. */
    private long deadlocks() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select deadlocks from pg_stat_database where datname = current_database()")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
