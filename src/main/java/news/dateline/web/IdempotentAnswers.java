package news.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.hibernate.Session;

/**
 * Carries out a request and keeps its answer in one transaction: either both happened or neither did, whenever the process
 * dies. A lock on the key, taken for that transaction, tells a request that is still running.
 */
@Singleton
class IdempotentAnswers {
    private final Session database;
    private final ObjectMapper json;

    IdempotentAnswers(Session database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The answer that the key was given before, else that of the call. */
    @Transactional
    Object once(IdempotentAnswer.Key key, byte[] fingerprint, InvocationContext call) throws Exception {
        lock(key);
        var given = database.find(IdempotentAnswer.class, key);
        if (given != null) {
            if (!Arrays.equals(given.fingerprint(), fingerprint)) {
                throw Problem.of(WebProblems.KEY_REUSED)
                        .detail("This key was used for another request.")
                        .asException();
            }
            if (given.isForgotten()) {
                throw WebProblems.conflict("What the first request with this key made has been removed since.");
            }
            return given.response();
        }
        var response = (Response) call.proceed();
        database.persist(new IdempotentAnswer(key, fingerprint, response, body(response)));
        return response;
    }

    private void lock(IdempotentAnswer.Key key) {
        boolean isFree = Scalars.of(
                        database, "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(1, key.caller() + " " + key.key())
                .getSingleResult();
        if (!isFree) {
            throw Problem.of(WebProblems.KEY_BUSY)
                    .detail("The request with this key is still being carried out.")
                    .header("Retry-After", "1")
                    .asException();
        }
    }

    private String body(Response response) throws JsonProcessingException {
        var entity = response.getEntity() instanceof ShownOnce once ? once.withoutSecret() : response.getEntity();
        return entity == null ? "" : json.writeValueAsString(entity);
    }
}
