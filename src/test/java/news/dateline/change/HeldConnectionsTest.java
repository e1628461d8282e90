package news.dateline.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import news.dateline.testing.Reader;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HeldConnectionsTest {
    private static final int MANY = 200;
    /** Periodic work takes one now and then. */
    private static final int POOL = 16;

    @Inject
    HeldConnections held;

    @Inject
    Session session;

    @Test
    void whatWasGivenBackIsForgotten() {
        for (int i = 0; i < MANY; i++) {
            // Not from memory.
            assertThat(Reader.get("/v1/articles/nobody-wrote-this-" + i).statusCode())
                    .isEqualTo(404);
        }
        assertThat(held.count()).isLessThanOrEqualTo(POOL);
        await().until(() -> held.count() == 0);
    }

    @Test
    @Transactional
    void whatSomebodyWorksOnIsKnown() {
        assertThat(session.createNativeQuery("select 1", Integer.class).getSingleResult())
                .isOne();
        assertThat(held.count()).isPositive();
    }
}
