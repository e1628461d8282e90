package news.dateline.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to each operation the answers and headers that follow from what it is, and shares what is the same everywhere. */
final class ContractResponses {
    private static final List<String> CACHED =
            List.of("ETag", "Last-Modified", "Cache-Control", "Cache-Tag", "Surrogate-Key", "Vary");
    private static final List<String> UNCHANGED = List.of("ETag", "Last-Modified", "Cache-Control", "Vary");
    private static final String JSON = "application/json";
    private static final String HTML = "text/html";

    /** The names of shared answers; an operation that lists one of these statuses gets the shared answer. */
    private static final Map<String, String> SHARED = Map.ofEntries(
            Map.entry("304", "NotModified"),
            Map.entry("308", "Moved"),
            Map.entry("400", "BadRequest"),
            Map.entry("401", "Unauthorized"),
            Map.entry("403", "Forbidden"),
            Map.entry("404", "NotFound"),
            Map.entry("406", "NotAcceptable"),
            Map.entry("409", "Conflict"),
            Map.entry("410", "Gone"),
            Map.entry("412", "PreconditionFailed"),
            Map.entry("413", "TooLarge"),
            Map.entry("415", "UnsupportedMediaType"),
            Map.entry("422", "Invalid"),
            Map.entry("428", "PreconditionRequired"),
            Map.entry("429", "TooManyRequests"),
            Map.entry("500", "InternalError"),
            Map.entry("501", "NotImplemented"),
            Map.entry("503", "Unavailable"));

    private final Components components;
    private final Map<String, List<ProblemType>> problems = new TreeMap<>();
    private final Set<String> statuses = new TreeSet<>();
    private final Set<String> headers = new TreeSet<>();

    ContractResponses(Components components, List<ProblemType> types) {
        this.components = components;
        types.forEach(type -> problems.computeIfAbsent(String.valueOf(type.status()), status -> new ArrayList<>())
                .add(type));
    }

    void complete(Operation operation, HttpMethod method, ContractFilter.Wing wing) {
        var answers = new TreeMap<>(operation.getResponses().getAPIResponses());
        boolean isCached = wing == ContractFilter.Wing.PUBLIC && method == HttpMethod.GET;
        answers.forEach((status, answer) -> {
            if (status.startsWith("2")) {
                describe(operation, status, answer, isCached);
            }
        });
        if (isCached) {
            share("304", answers);
        }
        answers.keySet().stream().filter(SHARED::containsKey).toList().forEach(status -> share(status, answers));
        problemsOf(operation, wing).forEach(status -> share(status, answers));
        operation.getResponses().setAPIResponses(new LinkedHashMap<>(answers));
    }

    private void describe(Operation operation, String status, APIResponse answer, boolean isCached) {
        if ("OK".equals(answer.getDescription())) {
            answer.setDescription(operation.getSummary());
        }
        var names = new ArrayList<>(isCached ? CACHED : List.of("Cache-Control"));
        if (isCached && isPage(answer)) {
            names.add("Link");
        }
        if (!isCached && answer.getContent() != null && refersTo(operation, "IfMatch")) {
            names.add("ETag");
        }
        if (status.equals("201")) {
            names.add("Location");
        }
        names.forEach(name -> answer.addHeader(name, header(name)));
    }

    private static boolean isPage(APIResponse answer) {
        var media = answer.getContent() == null ? null : answer.getContent().getMediaType(JSON);
        var schema = media == null ? null : media.getSchema();
        if (schema != null && schema.getAnyOf() != null) {
            schema = schema.getAnyOf().getFirst();
        }
        return schema != null && schema.getRef() != null && schema.getRef().endsWith("Page");
    }

    private static boolean refersTo(Operation operation, String parameter) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(one -> one.getRef() != null && one.getRef().endsWith("/" + parameter));
    }

    private static List<String> problemsOf(Operation operation, ContractFilter.Wing wing) {
        var statuses = new ArrayList<>(List.of("400", "406", "500", "503"));
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(one -> one.getIn() == Parameter.In.PATH)) {
            statuses.add("404");
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of("413", "415"));
            if (operation.getRequestBody().getContent().getMediaTypes().keySet().stream()
                    .anyMatch(type -> type.endsWith("json"))) {
                statuses.add("422");
            }
        }
        if (refersTo(operation, "IfMatch")) {
            statuses.addAll(List.of("409", "412", "428"));
        }
        if (refersTo(operation, "IdempotencyKey")) {
            statuses.addAll(List.of("409", "422"));
        }
        switch (wing) {
            case DESK -> statuses.addAll(List.of("401", "403"));
            case SUBSCRIBER -> statuses.add("401");
            case PUBLIC, FRESH, PAGES -> statuses.add("429");
        }
        return statuses;
    }

    private void share(String status, Map<String, APIResponse> answers) {
        statuses.add(status);
        var own = answers.get(status);
        var page = own == null || own.getContent() == null
                ? null
                : own.getContent().getMediaType(HTML);
        if (own == null || page == null) {
            answers.put(status, OASFactory.createAPIResponse().ref("#/components/responses/" + SHARED.get(status)));
        } else {
            // People are told by a page what programs are told by a problem.
            var both = problem(status, new TreeSet<>()).description(own.getDescription());
            both.getContent().addMediaType(HTML, page.example("<!doctype html>"));
            answers.put(status, both);
        }
    }

    /** Writes the shared answers that some operation has; tells the examples that they show. */
    Set<String> addComponents() {
        var examples = new TreeSet<String>();
        for (var status : statuses) {
            components.addResponse(
                    SHARED.get(status),
                    switch (status) {
                        case "304" -> notModified();
                        case "308" -> moved();
                        default -> problem(status, examples);
                    });
        }
        components.setHeaders(retained(components.getHeaders()));
        return examples;
    }

    private Map<String, Header> retained(Map<String, Header> all) {
        var retained = new TreeMap<>(all);
        retained.keySet().retainAll(headers);
        return retained;
    }

    private APIResponse notModified() {
        var response = OASFactory.createAPIResponse()
                .description("What `If-None-Match` or `If-Modified-Since` describes is still what there is.");
        UNCHANGED.forEach(name -> response.addHeader(name, header(name)));
        return response;
    }

    private APIResponse moved() {
        return OASFactory.createAPIResponse()
                .description("The slug is an earlier one; `Location` has the present address.")
                .addHeader("Location", header("Location"))
                .addHeader("Cache-Control", header("Cache-Control"));
    }

    private APIResponse problem(String status, Set<String> examples) {
        var types = problems.getOrDefault(status, List.of());
        if (types.isEmpty()) {
            throw new IllegalStateException("An operation answers " + status + ", yet no problem type has this status");
        }
        var media =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        for (var type : types) {
            if (!components.getExamples().containsKey(type.slug())) {
                components.addExample(type.slug(), example(type));
            }
            examples.add(type.slug());
            media.addExample(type.slug(), OASFactory.createExample().ref("#/components/examples/" + type.slug()));
        }
        var response = OASFactory.createAPIResponse()
                .description(types.stream()
                        .map(type -> types.size() == 1
                                ? type.meaning()
                                : "- **%s**: %s".formatted(type.title(), type.meaning()))
                        .collect(Collectors.joining("\n")))
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, media))
                .addHeader("Cache-Control", header("Cache-Control"));
        switch (status) {
            case "429" ->
                List.of("RateLimit", "RateLimit-Policy", "Retry-After")
                        .forEach(name -> response.addHeader(name, header(name)));
            case "503" -> response.addHeader("Retry-After", header("Retry-After"));
            case "401" -> response.addHeader("WWW-Authenticate", header("WWW-Authenticate"));
            default -> {}
        }
        return response;
    }

    private static Example example(ProblemType type) {
        var value = new LinkedHashMap<String, Object>();
        value.put("type", type.uri());
        value.put("title", type.title());
        value.put("status", type.status());
        value.put("detail", type.meaning().replace("`", ""));
        return OASFactory.createExample().summary(type.title()).value(value);
    }

    private Header header(String name) {
        headers.add(name);
        return OASFactory.createHeader().ref("#/components/headers/" + name);
    }
}
