package news.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers with a problem where no resource has been reached yet. */
@Singleton
class EarlyProblems {
    private final ObjectMapper json;

    EarlyProblems(ObjectMapper json) {
        this.json = json;
    }

    void answer(RoutingContext context, ProblemException refusal, String path) {
        try {
            var body = json.writeValueAsString(refusal.problem().at(path));
            var response = context.response();
            refusal.headers().forEach(response::putHeader);
            response.setStatusCode(refusal.problem().status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .putHeader("Cache-Control", "no-store")
                    .end(body);
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
