package news.dateline.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * Completes what annotations say about single operations by what holds for all of them: security, parameters, headers,
 * problems, examples, the order of the document. Runs when the application is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractFilter implements OASFilter {
    /** What says most about a schema comes first; the rest follows by the alphabet. */
    private static final List<String> WEIGHTY =
            List.of("$ref", "type", "format", "description", "oneOf", "required", "properties");

    private static final Map<String, String> NAMES = Map.of(
            "id", "The id.",
            "slugOrId", "The slug or the id.",
            "Accept-Language", "In which language people are answered: `en` or `uk`.");

    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");

    private static final Comparator<String> BY_WEIGHT = Comparator.<String>comparingInt(
                    member -> WEIGHTY.contains(member) ? WEIGHTY.indexOf(member) : WEIGHTY.size())
            .thenComparing(Comparator.naturalOrder());

    private final List<ProblemType> problems;
    /** The ids of the operations that are {@link Idempotent}. */
    private final Set<String> idempotent;

    /** Made by the build, which hands over what it knows of the classes. */
    public ContractFilter(IndexView classes) {
        problems = ContractProblems.knownTo(classes);
        idempotent = classes.getAnnotations(Idempotent.class).stream()
                .filter(annotation -> annotation.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(annotation -> annotation.target().asMethod().annotation(OPERATION))
                .map(operation -> operation.value("operationId").asString())
                .collect(Collectors.toSet());
    }

    @Override
    public Schema filterSchema(Schema schema) {
        // What is referred to knows its type and shape.
        if (schema.getRef() != null) {
            schema.setType(null);
            schema.setPattern(null);
        }
        // For readers of the file: the scan adds them as it meets them.
        var members = new TreeMap<String, Object>(BY_WEIGHT);
        members.putAll(schema.getAll());
        schema.setAll(new LinkedHashMap<>(members));
        return schema;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        var components = api.getComponents();
        var schemas = new ContractSchemas(components);
        each(api, (path, method, operation) -> schemas.complete(operation));
        schemas.addComponents();
        var examples = new ContractExamples(components);
        var responses = new ContractResponses(components, problems);
        each(api, (path, method, operation) -> {
            var wing = Wing.of(path);
            secure(operation, wing);
            parameters(operation, method, wing);
            responses.complete(operation, method, wing);
            examples.complete(path, operation);
        });
        examples.keep(responses.addComponents());
        if (api.getPaths().getPathItems().keySet().stream().noneMatch(path -> Wing.of(path) == Wing.DESK)) {
            components.setSecuritySchemes(null);
        }
        order(api);
    }

    private static void each(OpenAPI api, Step step) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> step.take(path, method, operation)));
    }

    private static void secure(Operation operation, Wing wing) {
        operation.setSecurity(wing.scheme()
                .map(scheme -> List.of(OASFactory.createSecurityRequirement().addScheme(scheme)))
                .orElse(List.of()));
    }

    private void parameters(Operation operation, HttpMethod method, Wing wing) {
        var parameters = new ArrayList<Parameter>();
        if (operation.getParameters() != null) {
            parameters.addAll(operation.getParameters());
        }
        // Where something is comes before what is wanted of it.
        parameters.sort(Comparator.comparing(parameter -> parameter.getIn() != Parameter.In.PATH));
        parameters.stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH
                        && String.valueOf(parameter.getName()).startsWith("slug"))
                .forEach(parameter ->
                        parameter.setSchema(OASFactory.createSchema().ref("Slug")));
        parameters.stream()
                .filter(parameter -> parameter.getDescription() == null && NAMES.containsKey(parameter.getName()))
                .forEach(parameter -> parameter.setDescription(NAMES.get(parameter.getName())));
        parameters.replaceAll(parameter -> "If-Match".equals(parameter.getName()) ? reference("IfMatch") : parameter);
        if (idempotent.contains(operation.getOperationId())) {
            parameters.add(reference("IdempotencyKey"));
        }
        if (wing.isPublic() && method == HttpMethod.GET) {
            parameters.add(reference("MinSeq"));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
    }

    private static Parameter reference(String name) {
        return OASFactory.createParameter().ref(name);
    }

    /** What the document is comes first, and names stand in the order of the alphabet. */
    private static void order(OpenAPI api) {
        var components = api.getComponents();
        components.setSchemas(sorted(components.getSchemas()));
        components.setResponses(sorted(components.getResponses()));
        components.setHeaders(sorted(components.getHeaders()));
        components.setExamples(sorted(components.getExamples()));
        var tags = api.getTags();
        var paths = api.getPaths();
        api.setTags(null);
        api.setPaths(null);
        api.setComponents(null);
        var info = api.getInfo();
        var servers = api.getServers();
        api.setInfo(null);
        api.setServers(null);
        api.info(info).servers(servers).tags(tags).paths(paths).components(components);
    }

    private static <T> Map<String, T> sorted(Map<String, T> byName) {
        return new LinkedHashMap<>(new TreeMap<>(byName));
    }

    private interface Step {
        void take(String path, HttpMethod method, Operation operation);
    }

    /** For whom an operation is. */
    enum Wing {
        /** Readers: kept by caches, open to anyone. */
        PUBLIC,
        /** Readers, yet kept by nobody. */
        FRESH,
        /** Who holds a mailed link, by its token. */
        SUBSCRIBER,
        /** The newsroom and its machines, by key. */
        DESK,
        /** What explains the API and is no part of it. */
        PAGES;

        private static final Pattern SYNDICATED = Pattern.compile("/(v1|feeds|sitemaps|oembed)\\b");

        static Wing of(String path) {
            if (path.startsWith("/v1/desk")) {
                return DESK;
            }
            if (path.startsWith("/v1/subscriptions/me")) {
                return SUBSCRIBER;
            }
            if (path.startsWith("/v1/subscriptions")
                    || path.startsWith("/v1/changes")
                    || path.startsWith("/v1/previews")
                    || path.startsWith("/v1/embargoed")
                    || path.endsWith("/stream")) {
                return FRESH;
            }
            return SYNDICATED.matcher(path).lookingAt() ? PUBLIC : PAGES;
        }

        /** How callers say who they are, where they must. */
        Optional<String> scheme() {
            return switch (this) {
                case DESK -> Optional.of("apiKey");
                case SUBSCRIBER -> Optional.of("mailedLink");
                case PUBLIC, FRESH, PAGES -> Optional.empty();
            };
        }

        boolean isPublic() {
            return this == PUBLIC || this == FRESH;
        }
    }
}
