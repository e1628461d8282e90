package news.dateline.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.common.util.URLUtils;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/** The one place where an exception becomes an answer. */
@Singleton
class ProblemAnswers {
    private static final Logger LOG = Logger.getLogger(ProblemAnswers.class);

    private static final long A_SECOND = 1_000_000_000;

    private static final Map<Integer, ProblemType> BY_STATUS = Map.of(
            400, WebProblems.BAD_REQUEST,
            404, WebProblems.NOT_FOUND,
            405, WebProblems.METHOD_NOT_ALLOWED,
            406, WebProblems.NOT_ACCEPTABLE,
            413, WebProblems.TOO_LARGE,
            415, WebProblems.UNSUPPORTED_MEDIA_TYPE,
            503, WebProblems.UNAVAILABLE);

    private final AllowedMethods allowed;
    private final SecretPaths secrets;
    private final FailedAttempts failures;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - A_SECOND);
    private final LongAdder untold = new LongAdder();

    ProblemAnswers(AllowedMethods allowed, SecretPaths secrets, FailedAttempts failures) {
        this.allowed = allowed;
        this.secrets = secrets;
        this.failures = failures;
    }

    @ServerExceptionMapper
    Response known(ProblemException e, UriInfo uri) {
        return answer(e, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JacksonException json) {
            return answer(unreadable(json), uri);
        }
        var type = BY_STATUS.get(e.getResponse().getStatus());
        if (type == null) {
            return unexpected(e, uri);
        }
        var problem = Problem.of(type).detail(type.meaning().replace("`", ""));
        if (e instanceof NotAllowedException) {
            problem.header(HttpHeaders.ALLOW, allowed.at(uri.getPath()));
        }
        return answer(problem.asException(), uri);
    }

    /** The framework would answer the second kind itself, without a word. */
    @ServerExceptionMapper({JacksonException.class, MismatchedInputException.class})
    Response json(JacksonException e, UriInfo uri) {
        return answer(unreadable(e), uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthorized(SecurityException e, UriInfo uri) {
        return answer(SecurityProblems.unauthorized(), uri);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(SecurityProblems.forbidden(), uri);
    }

    /** Also what the framework says of a form that is not percent-encoded, since it has no exception of its own for that. */
    @ServerExceptionMapper
    Response illegal(IllegalArgumentException e, UriInfo uri) {
        var thrownAt = e.getStackTrace();
        boolean isForm = thrownAt.length > 0 && thrownAt[0].getClassName().equals(URLUtils.class.getName());
        return isForm
                ? answer(
                        Problem.of(WebProblems.BAD_REQUEST)
                                .detail(
                                        "The form is not percent-encoded: after '%' there must be two hexadecimal digits.")
                                .asException(),
                        uri)
                : unexpected(e, uri);
    }

    /** A body that was cut off, or whose chunks are none: whoever sent it is at fault, and mostly gone. */
    @ServerExceptionMapper
    Response interrupted(IOException e, UriInfo uri) {
        var thrownAt = e.getStackTrace();
        boolean isOfTheBody =
                thrownAt.length > 0 && thrownAt[0].getClassName().startsWith(VertxInputStream.class.getName());
        return isOfTheBody
                ? answer(
                        Problem.of(WebProblems.BAD_REQUEST)
                                .detail("The body was cut off, or is not in chunks as RFC 9112 has them.")
                                .asException(),
                        uri)
                : unexpected(e, uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable e, UriInfo uri) {
        if (DatabaseFailure.isPassing(e)) {
            tell(e);
            return answer(WebProblems.away(), uri);
        }
        LOG.errorf(
                e,
                "Unexpected failure of %s",
                Text.line(secrets.told(uri.getRequestUri().getRawPath())));
        return answer(Problem.of(WebProblems.INTERNAL).asException(), uri);
    }

    /** Once a second: while the database is away, it is so for all. */
    private void tell(Throwable e) {
        long now = System.nanoTime();
        long before = toldAt.get();
        untold.increment();
        if (now - before > A_SECOND && toldAt.compareAndSet(before, now)) {
            LOG.warnf("The database is away (%d requests): %s", untold.sumThenReset(), DatabaseFailure.inWords(e));
        }
    }

    private Response answer(ProblemException problem, UriInfo uri) {
        var e = problem.problem().status() == 401 ? failures.counted(problem) : problem;
        var response = Response.status(e.problem().status())
                .type(Problem.MEDIA_TYPE)
                .entity(e.problem().at(secrets.told(uri.getRequestUri().getRawPath())));
        e.headers().forEach(response::header);
        return response.build();
    }

    static ProblemException unreadable(JacksonException e) {
        // What was read before has no lines any more.
        var place = e.getLocation() == null || e.getLocation().getLineNr() < 0
                ? ""
                : " (line %d, column %d)"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                WebProblems.badBody(
                        pointer(unknown),
                        "unknown-member",
                        "There is no member '%s' here.".formatted(Text.shortened(unknown.getPropertyName(), 80)));
            case JsonMappingException mapping when mapping.getCause() instanceof ProblemException problem -> problem;
            case JsonMappingException mapping
            when mapping.getCause() instanceof StreamConstraintsException -> beyondLimits();
            case StreamConstraintsException _ -> beyondLimits();
            case JsonMappingException mapping
            when mapping.getPath().isEmpty() ->
                WebProblems.badBody("#", "malformed-json", "The body is not one JSON value" + place + ".");
            case JsonMappingException mapping ->
                WebProblems.badBody(
                        pointer(mapping), "wrong-type", "This value is not of the expected type" + place + ".");
            case JsonParseException parse
            when parse.getOriginalMessage().startsWith("Duplicate field") ->
                WebProblems.badBody(
                        parse.getProcessor() == null
                                ? "#"
                                : "#" + parse.getProcessor().getParsingContext().pathAsPointer(),
                        "duplicate-member",
                        "A member is given twice" + place + ".");
            default -> WebProblems.badBody("#", "malformed-json", "The body is not well-formed JSON" + place + ".");
        };
    }

    private static ProblemException beyondLimits() {
        return WebProblems.badBody(
                "#",
                "beyond-limits",
                "JSON may be %d levels deep and have %,d tokens, names %,d characters, numbers %d digits."
                        .formatted(
                                JsonRules.DEEPEST,
                                JsonRules.MOST_TOKENS,
                                JsonRules.LONGEST_NAME,
                                JsonRules.LONGEST_NUMBER));
    }

    private static String pointer(JsonMappingException e) {
        var pointer = new StringBuilder("#");
        for (var step : e.getPath()) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(Text.shortened(step.getFieldName(), 80)
                        .replace("~", "~0")
                        .replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
