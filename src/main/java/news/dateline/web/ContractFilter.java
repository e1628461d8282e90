package news.dateline.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
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

    private static final Comparator<String> BY_WEIGHT = Comparator.<String>comparingInt(
                    member -> WEIGHTY.contains(member) ? WEIGHTY.indexOf(member) : WEIGHTY.size())
            .thenComparing(Comparator.naturalOrder());

    private final List<ProblemType> problems;

    /** Made by the build, which hands over what it knows of the classes. */
    public ContractFilter(IndexView classes) {
        problems = ContractProblems.knownTo(classes);
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
        operation.setSecurity(
                wing == Wing.DESK
                        ? List.of(OASFactory.createSecurityRequirement().addScheme("apiKey"))
                        : List.of());
    }

    private static void parameters(Operation operation, HttpMethod method, Wing wing) {
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
        if (wing == Wing.PUBLIC && method == HttpMethod.GET) {
            parameters.add(OASFactory.createParameter().ref("MinSeq"));
        }
        operation.setParameters(parameters.isEmpty() ? null : parameters);
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
        /** The newsroom and its machines, by key. */
        DESK,
        /** What explains the API and is no part of it. */
        PAGES;

        static Wing of(String path) {
            return path.startsWith("/v1/desk") ? DESK : path.startsWith("/v1") ? PUBLIC : PAGES;
        }
    }
}
