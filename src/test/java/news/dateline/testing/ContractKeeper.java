package news.dateline.testing;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;

/** Puts the {@link Contract} before every request of every {@code @QuarkusTest}. */
public class ContractKeeper implements QuarkusTestBeforeEachCallback {
    private static final Contract CONTRACT = new Contract();

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        if (!RestAssured.filters().contains(CONTRACT)) {
            RestAssured.filters(CONTRACT);
        }
    }
}
