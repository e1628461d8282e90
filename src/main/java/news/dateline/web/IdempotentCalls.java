package news.dateline.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Sees to it that a request with an {@code Idempotency-Key} is carried out once. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotentCalls {
    static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 200;

    private final IdempotentAnswers answers;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final SecurityIdentity caller;

    IdempotentCalls(IdempotentAnswers answers, HttpHeaders headers, UriInfo uri, SecurityIdentity caller) {
        this.answers = answers;
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
        var callerId = String.valueOf(caller.<Object>getAttribute("key"));
        return answers.once(new IdempotentAnswer.Key(callerId, key), fingerprint(call.getParameters()), call);
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
