package news.dateline.testing;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The committed {@code openapi.yaml}, with its schemas made strict: a member that is not described is a fault, although
 * clients must ignore it. Objects put together with {@code allOf} are beyond it; there are none.
 */
public final class ContractDocument {
    private final ObjectNode root;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(com.networknt.schema.SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true)
                    .build()));
    /** By the node itself: to compare them would cost more than to hold answers to them. */
    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    private final List<Operation> operations;

    private ContractDocument(ObjectNode root) {
        this.root = root;
        seal(root);
        this.operations = operations(root);
    }

    /** The document at the root of the project. */
    public static ContractDocument committed() {
        return new ContractDocument((ObjectNode)
                YAMLMapper.builder().build().readTree(Path.of("openapi.yaml").toFile()));
    }

    private static void seal(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
        // Examples are data: a member called "properties" means nothing there.
        node.propertyStream()
                .filter(member ->
                        !member.getKey().equals("example") && !member.getKey().equals("examples"))
                .forEach(member -> seal(member.getValue()));
        if (node.isArray()) {
            node.forEach(ContractDocument::seal);
        }
    }

    /** All operations, in the order of the document. */
    public List<Operation> operations() {
        return operations;
    }

    private static List<Operation> operations(ObjectNode root) {
        var operations = new ArrayList<Operation>();
        root.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .filter(member -> member.getValue().has("operationId"))
                        .forEach(member ->
                                operations.add(Operation.of(path.getKey(), member.getKey(), member.getValue()))));
        return operations;
    }

    /** The operation that a request reaches; a path without parameters wins. */
    public Optional<Operation> operation(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.method().equalsIgnoreCase(method) && operation.matches(path))
                .min((one, other) -> Integer.compare(one.parameters(), other.parameters()));
    }

    /** The document's schema of this name, made strict. */
    public JsonNode schema(String name) {
        return root.at("/components/schemas/" + name);
    }

    /** The example of this name. */
    public JsonNode example(String name) {
        return root.at("/components/examples/" + name + "/value");
    }

    /** What is meant, if the node is a reference. */
    public JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** What is wrong with the JSON by the schema, each fault with its place. */
    public List<String> faults(JsonNode schema, JsonNode json) {
        return compiled.computeIfAbsent(schema, this::compile).validate(json).stream()
                .map(error -> "%s: %s".formatted(error.getInstanceLocation(), error.getMessage()))
                .toList();
    }

    private Schema compile(JsonNode schema) {
        var whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", root.get("components"));
        return registry.getSchema(whole);
    }

    /**
     * One operation.
     *
     * @param path with its parameters in braces
     * @param addresses what the paths of requests for it look like
     */
    public record Operation(String path, String method, JsonNode node, Pattern addresses) {
        static Operation of(String path, String method, JsonNode node) {
            return new Operation(
                    path,
                    method,
                    node,
                    Pattern.compile(Arrays.stream(path.split("\\{[^}]*}", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining("[^/]+"))));
        }

        /** Its id. */
        public String id() {
            return node.path("operationId").asString();
        }

        boolean matches(String requested) {
            return addresses.matcher(requested).matches();
        }

        int parameters() {
            return (int) path.chars().filter(character -> character == '{').count();
        }

        @Nullable JsonNode response(int status) {
            return node.path("responses").get(String.valueOf(status));
        }
    }
}
