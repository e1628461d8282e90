package news.dateline.web;

import jakarta.inject.Singleton;
import java.util.Set;

/** The origins whose scripts may read the public wing. */
@Singleton
public class Origins {
    private final Set<String> admitted;
    private final boolean any;

    Origins(WebConfig config) {
        this.admitted = Set.copyOf(config.corsOrigins());
        this.any = admitted.contains("*");
    }

    /** Whether any origin may, so that answers do not depend on which one asks. */
    public boolean areAny() {
        return any;
    }

    /** Whether this one is named. */
    boolean include(String origin) {
        return admitted.contains(origin);
    }
}
