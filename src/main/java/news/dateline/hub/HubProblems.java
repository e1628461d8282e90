package news.dateline.hub;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** What can be wrong with requests to the hub. */
@Singleton
public class HubProblems implements Problems {
    static final ProblemType TOO_MANY = new ProblemType(
            "too-many-subscriptions",
            429,
            "Too many subscriptions",
            "So many requests wait for their confirmation, of this host or of all, that no more are taken. Answer those that "
                    + "you have made, and try again after `Retry-After` seconds.");

    @Override
    public List<ProblemType> types() {
        return List.of(TOO_MANY);
    }
}
