package news.dateline.web;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How large the body of a request may be: by its exact path, or as large as any ordinary one. */
@Singleton
class BodyLimits {
    private final long ordinary;
    private final Map<String, Long> large;

    BodyLimits(WebConfig config, @All List<LargeBody> large) {
        this.ordinary = config.maxBodySize().asLongValue();
        this.large = large.stream().collect(Collectors.toMap(LargeBody::path, LargeBody::limit));
    }

    long of(String rawPath) {
        return large.getOrDefault(rawPath, ordinary);
    }

    /** Whether it is an upload that may take its time. */
    boolean isLarge(String rawPath) {
        return large.containsKey(rawPath);
    }
}
