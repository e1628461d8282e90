package news.dateline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Gives pages a name and a schema: {@code <Entry>Page} for a page of entries, and {@code <Thing>Part} for a thing of
 * which {@code fields} left some members. An operation only needs to refer to {@code ArticlePage} for it to exist.
 */
final class ContractSchemas {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String JSON = "application/json";
    private static final String PAGE = "Page";
    private static final String PART = "Part";

    private final Map<String, Schema> schemas;
    private final Components components;
    /** What the scan of the classes made of {@code Page<Entry>}, by its name there. */
    private final Map<String, Schema> generic = new TreeMap<>();

    ContractSchemas(Components components) {
        this.components = components;
        this.schemas = new TreeMap<>(components.getSchemas());
        schemas.forEach((name, schema) -> {
            if (name.startsWith(PAGE) && entry(schema) != null) {
                generic.put(name, schema);
            }
        });
        schemas.keySet().removeAll(generic.keySet());
    }

    /** Renames the pages of an operation, and tells which members its answer has with {@code fields}. */
    void complete(Operation operation) {
        var selective = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "fields".equals(parameter.getName()));
        for (var response : operation.getResponses().getAPIResponses().values()) {
            if (response.getContent() != null) {
                response.getContent().getMediaTypes().forEach((type, media) -> {
                    if (media.getSchema() != null && media.getSchema().getRef() != null) {
                        // Formats of others have no parts to choose from.
                        media.setSchema(answer(name(media.getSchema()), selective && type.equals(JSON)));
                    }
                });
            }
        }
    }

    private Schema answer(String scanned, boolean selective) {
        var page = generic.get(scanned);
        var whole = page == null ? scanned : entry(page) + PAGE;
        ensure(whole);
        if (!selective) {
            return reference(whole);
        }
        var part = whole.endsWith(PAGE) ? whole.replaceAll(PAGE + "$", PART + PAGE) : whole + PART;
        ensure(part);
        return OASFactory.createSchema()
                .description("`%s` unless `fields` is given, else `%s`.".formatted(whole, part))
                .addAnyOf(reference(whole))
                .addAnyOf(reference(part));
    }

    private void ensure(String name) {
        if (schemas.containsKey(name)) {
            return;
        }
        if (name.endsWith(PAGE)) {
            var entry = name.substring(0, name.length() - PAGE.length());
            ensure(entry);
            schemas.put(name, page(entry));
        } else if (name.endsWith(PART)) {
            var whole = name.substring(0, name.length() - PART.length());
            schemas.put(name, part(whole));
        } else {
            throw new IllegalStateException("Nothing in the contract is called " + name);
        }
    }

    private Schema page(String entry) {
        var properties = new LinkedHashMap<String, Schema>();
        generic.values().iterator().next().getProperties().forEach(properties::put);
        properties.put(
                "data",
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.ARRAY)
                        .items(reference(entry))
                        .description("The entries, in the order of the list."));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One page of a list.")
                .required(List.of("data", "links"))
                .properties(properties);
    }

    private Schema part(String whole) {
        var schema = schemas.get(whole);
        if (schema == null) {
            throw new IllegalStateException("Nothing in the contract is called " + whole);
        }
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("The members of `%s` that `fields` asked for.".formatted(whole))
                .properties(schema.getProperties());
    }

    void addComponents() {
        components.setSchemas(schemas);
    }

    private static @Nullable String entry(Schema page) {
        var data = page.getProperties() == null ? null : page.getProperties().get("data");
        var entry = data == null ? null : data.getItems();
        return entry == null || entry.getRef() == null || !page.getProperties().containsKey("links")
                ? null
                : name(entry);
    }

    static String name(Schema reference) {
        return reference.getRef().substring(reference.getRef().lastIndexOf('/') + 1);
    }

    private static Schema reference(String name) {
        return OASFactory.createSchema().ref(REFERENCE + name);
    }
}
