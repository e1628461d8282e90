package news.dateline.web;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/** Shows an answer of every operation: the one written for it, else one composed of the examples of its members. */
final class ContractExamples {
    private static final String JSON = "application/json";

    private final Components components;
    private final Map<String, Example> written;
    private final Set<String> used = new TreeSet<>();
    private final Deque<String> within = new ArrayDeque<>();

    ContractExamples(Components components) {
        this.components = components;
        this.written = new LinkedHashMap<>(components.getExamples());
    }

    void complete(String path, Operation operation) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                var types = response.getContent().getMediaTypes();
                // The one that is written is in our own JSON; formats of others have examples of theirs.
                types.forEach((type, media) -> show(path, operation, media, types.size() == 1 || type.equals(JSON)));
            }
        });
    }

    private void show(String path, Operation operation, MediaType media, boolean isOurs) {
        if (media.getSchema() == null || media.getExample() != null || media.getExamples() != null) {
            return;
        }
        var name = operation.getOperationId();
        if (isOurs && written.containsKey(name)) {
            used.add(name);
            media.addExample(name, OASFactory.createExample().ref("#/components/examples/" + name));
            return;
        }
        var example = of(media.getSchema());
        if (example instanceof Map<?, ?> page && page.size() == 1 && page.containsKey("data")) {
            example = at(path, operation, page.get("data"));
        }
        media.setExample(example);
    }

    /** A page knows its own address. */
    private static Map<String, Object> at(String path, Operation operation, Object data) {
        var address = "https://api.example.org" + path;
        for (var parameter : operation.getParameters()) {
            if (parameter.getName() != null) {
                address = address.replace("{" + parameter.getName() + "}", String.valueOf(parameter.getExample()));
            }
        }
        var page = new LinkedHashMap<String, Object>();
        page.put("data", data);
        page.put("links", Map.of("self", address));
        return page;
    }

    /** An example of the schema; null if some part of it that must be there has none. */
    private @Nullable Object of(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().getFirst();
        }
        if (schema.getRef() != null) {
            return named(ContractSchemas.name(schema));
        }
        if (schema.getConstValue() != null) {
            return schema.getConstValue();
        }
        if (schema.getEnumeration() != null) {
            return schema.getEnumeration().getFirst();
        }
        for (var alternatives : List.of(orNone(schema.getAnyOf()), orNone(schema.getOneOf()))) {
            if (!alternatives.isEmpty()) {
                return of(alternatives.getFirst());
            }
        }
        if (schema.getItems() != null) {
            var item = of(schema.getItems());
            return item == null ? null : List.of(item);
        }
        return schema.getProperties() == null ? null : object(schema);
    }

    private @Nullable Object named(String name) {
        var example = written.get(name);
        if (example != null) {
            return example.getValue();
        }
        var schema = components.getSchemas().get(name);
        if (schema == null || within.contains(name)) {
            return null;
        }
        within.push(name);
        try {
            return of(schema);
        } finally {
            within.pop();
        }
    }

    private @Nullable Object object(Schema schema) {
        var members = new LinkedHashMap<String, Object>();
        for (var property : schema.getProperties().entrySet()) {
            var value = of(property.getValue());
            if (value != null) {
                members.put(property.getKey(), value);
            } else if (schema.getRequired() != null && schema.getRequired().contains(property.getKey())) {
                return null;
            }
        }
        return members;
    }

    /** Keeps the examples that answers refer to, of problems and of what was asked for. */
    void keep(Set<String> problems) {
        var kept = new LinkedHashMap<>(components.getExamples());
        kept.keySet().removeIf(name -> !used.contains(name) && !problems.contains(name));
        components.setExamples(kept);
    }

    private static List<Schema> orNone(@Nullable List<Schema> schemas) {
        return schemas == null ? List.of() : schemas;
    }
}
