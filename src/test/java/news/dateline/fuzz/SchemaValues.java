package news.dateline.fuzz;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import news.dateline.testing.ContractDocument;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the document describes it, with what was learned in the places of ids and slugs. */
final class SchemaValues {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 5;

    /** Which kind of thing a member refers to. */
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("section", "sections"),
            Map.entry("tags", "tags"),
            Map.entry("authors", "authors"),
            Map.entry("author", "authors"),
            Map.entry("article", "articles"),
            Map.entry("related", "articles"),
            Map.entry("entries", "articles"),
            Map.entry("coverage", "coverages"),
            Map.entry("newsletters", "newsletters"),
            Map.entry("into", "tags"),
            Map.entry("blockId", "blocks"),
            Map.entry("partner", "partners"),
            Map.entry("hub.topic", "topic"));

    private static final List<String> LANGUAGES = List.of("en", "uk", "de", "en-GB", "zh-Hant", "ar");

    private final Dice dice;
    private final ContractDocument document;
    private final Learned learned;
    private final Wording wording;

    SchemaValues(Dice dice, ContractDocument document, Learned learned) {
        this.dice = dice;
        this.document = document;
        this.learned = learned;
        this.wording = new Wording(dice);
    }

    /** One value of the schema for a member or parameter of this name. */
    JsonNode make(JsonNode schema, String name) {
        return make(schema, name, 0);
    }

    private JsonNode make(JsonNode given, String name, int depth) {
        var reference = given.path("$ref").asString("");
        if (reference.endsWith("/BodyInput")) return body(depth);
        if (reference.endsWith("/Instant")) return JSON.stringNode(instant(name));
        var schema = document.resolved(given);
        if (schema.has("const")) return schema.get("const");
        if (schema.has("enum"))
            return schema.get("enum").get(dice.below(schema.get("enum").size()));
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return make(schema.get(choice).get(dice.below(schema.get(choice).size())), name, depth + 1);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> JSON.numberNode(integer(schema, name));
            case "number" -> JSON.numberNode(dice.below(1000) / 8.0);
            case "boolean" -> JSON.booleanNode(dice.chance(0.5));
            default -> JSON.stringNode(text(schema, name));
        };
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        return type.isArray() ? type.get(0).asString() : type.asString("");
    }

    private JsonNode body(int depth) {
        var body = JSON.objectNode();
        return switch (dice.below(3)) {
            case 0 -> body.put("format", "html").put("content", wording.html());
            case 1 -> body.put("format", "markdown").put("content", wording.markdown());
            default -> {
                var blocks = body.put("format", "blocks").putArray("content");
                for (int i = dice.between(1, 4); i > 0; i--) {
                    blocks.add(make(document.schema("DraftBlock"), "block", depth + 1));
                }
                yield body;
            }
        };
    }

    private ObjectNode object(JsonNode schema, int depth) {
        var object = JSON.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").propertyStream().forEach(member -> {
            var name = member.getKey();
            boolean isWanted = required.contains(name) || (depth < DEEPEST && dice.chance(0.4));
            // A block's id that is given must not be given twice.
            boolean isOurs =
                    member.getValue().path("readOnly").asBoolean(false) || name.equals("id") || name.equals("proof");
            if (isWanted && !isOurs) {
                object.set(name, make(member.getValue(), name, depth + 1));
            }
        });
        return object;
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        if (name.equals("types"))
            return JSON.arrayNode().add(dice.pick("article.published", "article.retracted", "live.published"));
        var array = JSON.arrayNode();
        for (int i = depth > DEEPEST ? 1 : dice.between(1, 3); i > 0; i--) {
            var entry = make(schema.path("items"), name, depth + 1);
            if (array.valueStream().noneMatch(entry::equals)) array.add(entry);
        }
        return array;
    }

    private long integer(JsonNode schema, String name) {
        if (name.matches("limit|wait"))
            return name.equals("wait") ? dice.below(2) : dice.between(1, dice.chance(0.9) ? 5 : 100);
        if (name.matches("minSeq|after|since|before|Last-Event-ID")) {
            return Long.parseLong(learned.any("seq").orElse("1"));
        }
        if (name.matches("number|other"))
            return Long.parseLong(learned.any("number").orElse("1"));
        if (name.equals("requestsPerMinute")) return 100_000;
        long least = schema.path("minimum").asLong(0);
        long most = Math.min(schema.path("maximum").asLong(2000), 2_000_000);
        return dice.chance(0.2) ? dice.pick(least, most) : dice.between((int) least, (int) Math.max(least, most));
    }

    /** A text for a member or parameter of this name. */
    String text(JsonNode schema, String name) {
        var kind = REFERENCES.get(name);
        if (kind != null && dice.chance(0.95)) {
            var known = learned.any(kind);
            if (known.isPresent()) return known.get();
        }
        return switch (name) {
            case "token" ->
                learned.any(dice.pick("confirm", "preferences", "unsubscribe")).orElse("x");
            case "slug" ->
                dice.chance(0.9) ? "f-" + dice.name(6) : learned.any("id").orElse("f");
            case "email", "recipient" ->
                dice.chance(0.4) ? learned.any("email").orElse("a@b.invalid") : dice.name(6) + "@reader.invalid";
            case "language" -> dice.pick(LANGUAGES);
            case "html", "caption", "text" -> dice.chance(0.7) ? wording.html() : wording.search();
            case "q" -> wording.search();
            case "title", "name", "note", "summary", "description" -> "F " + wording.search() + " " + dice.name(4);
            case "publishedAfter", "publishedBefore", "updatedAfter" -> instant(name);
            default -> described(schema, name);
        };
    }

    private String described(JsonNode schema, String name) {
        var example = Optional.ofNullable(schema.path("examples").get(0))
                .or(() -> Optional.ofNullable(schema.get("example")));
        var format = schema.path("format").asString("");
        if (format.startsWith("uri") && dice.chance(0.3)) return wording.address();
        return switch (format) {
            case "uuid" -> learned.any(name.equals("id") ? "id" : name).orElseGet(this::uuid);
            case "date-time" -> instant(name);
            default ->
                example.filter(JsonNode::isString)
                        .map(JsonNode::asString)
                        .orElseGet(() -> dice.name(dice.between(1, 12)));
        };
    }

    /** The example of this name in the document. */
    JsonNode example(String name) {
        return document.example(name);
    }

    String uuid() {
        return new java.util.UUID(dice.anyLong(), dice.anyLong()).toString();
    }

    private String instant(String name) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return (switch (name) {
                    // Of publications and keys: soon, or long ago.
                    case "at" -> dice.chance(0.5) ? now.plusSeconds(dice.between(1, 5000)) : now.minusSeconds(60);
                    case "expiresAt" -> now.plusSeconds(dice.between(60, 5_000_000));
                    default -> now.minusSeconds(dice.between(1, 100_000_000));
                })
                .toString();
    }
}
