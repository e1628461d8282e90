package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import news.dateline.testing.Reader;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PooledConnectionsTest {
    private static final int MANY = 200;
    private static final int POOL = 16;

    @Inject
    PooledConnections known;

    @Inject
    Session session;

    @Test
    void aConnectionIsKnownOnceHoweverOftenItIsTaken() {
        for (int i = 0; i < MANY; i++) {
            // Not from memory.
            assertThat(Reader.get("/v1/articles/nobody-wrote-this-" + i).statusCode())
                    .isEqualTo(404);
        }
        assertThat(known.count()).isLessThanOrEqualTo(POOL);
    }

    @Test
    @Transactional
    void whatSomebodyWorksOnIsKnown() {
        assertThat(session.createNativeQuery("select 1", Integer.class).getSingleResult())
                .isOne();
        assertThat(known.count()).isPositive();
    }
}
