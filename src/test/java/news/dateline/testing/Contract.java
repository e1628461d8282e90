package news.dateline.testing;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds every answer that a test gets over RestAssured to what {@code openapi.yaml} promises. */
public final class Contract implements Filter {
    /** What explains or watches the API is told in the document's text, not as operations. */
    private static final List<String> BESIDE = List.of("/q/", "/openapi", "/docs", "/demo/", "/testing/");

    /** More of them than these are mostly the same one. */
    private static final int MOST_FAULTS = 20;

    private static final int MOST_OF_A_BODY = 2000;

    private final ContractDocument document = ContractDocument.committed();
    private final JsonMapper json = new JsonMapper();

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        var response = context.next(request, expected);
        var answer = new Answer(
                response.statusCode(),
                response.contentType(),
                response.headers().asList().stream()
                        .map(header -> header.getName().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                text(response));
        var faults = faults(request.getMethod(), URI.create(request.getURI()), answer);
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s was answered with %d, which breaks openapi.yaml:%n- %s%n%s"
                    .formatted(
                            request.getMethod(),
                            request.getURI(),
                            answer.status(),
                            faults.stream().limit(MOST_FAULTS).collect(Collectors.joining("\n- ")),
                            shortened(answer.body())));
        }
        return response;
    }

    /** The body unpacked, also where a test asked the client to leave it as it came. */
    private static String text(Response response) {
        var bytes = response.asByteArray();
        boolean isPacked = bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
        try {
            if ("br".equals(response.header("Content-Encoding")) && bytes.length > 0) {
                return new String(Decoder.decompress(bytes).getDecompressedData(), StandardCharsets.UTF_8);
            }
            if (!isPacked) {
                return response.asString();
            }
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String body) {
        return body.length() <= MOST_OF_A_BODY ? body : body.substring(0, MOST_OF_A_BODY) + "…";
    }

    /** How an answer differs from what the document promises; empty if it does not. */
    List<String> faults(String method, URI uri, Answer answer) {
        return faults(method, uri.getRawPath(), Objects.requireNonNullElse(uri.getRawQuery(), ""), answer);
    }

    /** The same for a target that is not a URI, as hostile ones are not. */
    public List<String> faults(String method, String path, String query, Answer answer) {
        if (BESIDE.stream().anyMatch(path::startsWith)) {
            return List.of();
        }
        boolean isHead = method.equals("HEAD");
        var operation = document.operation(isHead ? "GET" : method, path);
        if (operation.isEmpty()) {
            return beyond(method, answer);
        }
        var described = operation.get().response(answer.status());
        if (described == null) {
            return List.of("%s does not document the status %d"
                    .formatted(operation.get().id(), answer.status()));
        }
        var response = document.resolved(described);
        var faults = new ArrayList<>(missingHeaders(response, answer));
        if (answer.status() < 300) {
            faults.addAll(undocumentedParameters(operation.get(), query));
        }
        if (!isHead) {
            faults.addAll(body(response, query, answer));
        }
        return faults;
    }

    /** Where there is no operation there is nothing but a problem, or the answer to a preflight of CORS. */
    private List<String> beyond(String method, Answer answer) {
        if (method.equals("OPTIONS") && (answer.status() == 200 || answer.status() == 204)) {
            return List.of();
        }
        if (!Set.of(400, 404, 405, 406, 413, 415).contains(answer.status())) {
            return List.of("openapi.yaml has no such operation");
        }
        return method.equals("HEAD") ? List.of() : json(document.schema("Problem"), answer);
    }

    private List<String> missingHeaders(JsonNode response, Answer answer) {
        return response.path("headers")
                .propertyStream()
                .filter(header ->
                        document.resolved(header.getValue()).path("required").asBoolean(false))
                .map(header -> header.getKey())
                .filter(name -> !answer.headers().contains(name.toLowerCase(Locale.ROOT)))
                .map(name -> "the header " + name + " is missing")
                .toList();
    }

    private List<String> undocumentedParameters(ContractDocument.Operation operation, String query) {
        var documented = operation
                .node()
                .path("parameters")
                .valueStream()
                .map(parameter -> document.resolved(parameter).path("name").asString())
                .collect(Collectors.toSet());
        return parameters(query).stream()
                .filter(name -> !documented.contains(name))
                .map(name -> "the parameter " + name + " was taken, but is not documented")
                .toList();
    }

    private static List<String> parameters(String query) {
        return query.isEmpty()
                ? List.of()
                : Arrays.stream(query.split("&"))
                        .map(pair -> pair.split("=", 2)[0])
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    private List<String> body(JsonNode response, String query, Answer answer) {
        if (!response.has("content")) {
            return answer.body().isEmpty() ? List.of() : List.of("a body is not documented for this status");
        }
        var type = Optional.ofNullable(answer.contentType()).orElse("").replaceAll(";.*", "");
        var media = response.path("content").get(type);
        if (media == null) {
            return List.of("the media type '%s' is not documented for this status".formatted(type));
        }
        return type.endsWith("json") ? json(schema(media.path("schema"), query), answer) : List.of();
    }

    /** Only {@code fields} may leave members out: without it, the first alternative is the promise. */
    private static JsonNode schema(JsonNode schema, String query) {
        return schema.has("anyOf") && !parameters(query).contains("fields")
                ? schema.path("anyOf").get(0)
                : schema;
    }

    private List<String> json(JsonNode schema, Answer answer) {
        try {
            return document.faults(schema, json.readTree(answer.body()));
        } catch (JacksonException e) {
            return List.of("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    /**
     * An answer as it came over the wire.
     *
     * @param headers their names, in lower case
     */
    public record Answer(int status, @Nullable String contentType, Set<String> headers, String body) {}
}
