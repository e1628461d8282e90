package news.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.hibernate.Session;

/**
 * Runs the method and stores its answer in one transaction: either both happened or neither did, whenever the process dies.
 * A lock on the key, taken for that transaction, tells a request that is still running.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentCalls {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final Session database;
    private final ObjectMapper json;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity caller;

    IdempotentCalls(Session database, ObjectMapper json, HttpHeaders headers, UriInfo uri, SecurityIdentity caller) {
        this.database = database;
        this.json = json;
        this.headers = headers;
        this.uri = uri;
        this.caller = caller;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        var key = headers.getHeaderString(HEADER);
        if (key == null) {
            return call.proceed();
        }
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
            throw Problem.of(WebProblems.BAD_REQUEST)
                    .detail("'Idempotency-Key' takes 1 to 200 visible ASCII characters.")
                    .asException();
        }
        return QuarkusTransaction.joiningExisting().call(() -> once(call, key));
    }

    private Object once(InvocationContext call, String key) throws Exception {
        var callerId = String.valueOf(caller.<Object>getAttribute("key"));
        boolean first = database.createNativeQuery(
                        "select pg_try_advisory_xact_lock(hashtextextended(?1, 0))", Boolean.class)
                .setParameter(1, callerId + " " + key)
                .getSingleResult();
        if (!first) {
            throw Problem.of(WebProblems.KEY_BUSY)
                    .detail("The request with this key is still being carried out.")
                    .header("Retry-After", "1")
                    .asException();
        }
        var given = database.createQuery("from IdempotentAnswer where caller = ?1 and key = ?2", IdempotentAnswer.class)
                .setParameter(1, callerId)
                .setParameter(2, key)
                .uniqueResult();
        var fingerprint = fingerprint(call.getParameters());
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
        database.persist(new IdempotentAnswer(callerId, key, fingerprint, response, body(response)));
        return response;
    }

    private String body(Response response) throws JsonProcessingException {
        var entity = response.getEntity() instanceof ShownOnce once ? once.withoutSecret() : response.getEntity();
        return entity == null ? "" : json.writeValueAsString(entity);
    }

    /** What makes a request another one: its address and its JSON. */
    private byte[] fingerprint(Object[] parameters) {
        var request = uri.getRequestUri().getRawPath()
                + Arrays.stream(parameters)
                        .filter(JsonNode.class::isInstance)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n", "\n", ""));
        try {
            return MessageDigest.getInstance("SHA-256").digest(request.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java runtime", e);
        }
    }
}
