package news.dateline.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.ContractDocument.Operation;
import tools.jackson.databind.JsonNode;

/** Makes requests for operations: as they are described, with a fault somewhere, or full of them. */
final class Composer {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

    /** What the server reads at all. */
    private static final int LONGEST_TARGET = 12_000;

    private final Dice dice;
    private final ContractDocument document;
    private final Learned learned;
    private final Roles roles;
    private final SchemaValues values;
    private final Hostile hostile;
    private final Bodies bodies;

    /** How likely a fault is at each place of the request that is being made. */
    private double malice;

    Composer(Dice dice, ContractDocument document, Learned learned, Roles roles) {
        this.dice = dice;
        this.document = document;
        this.learned = learned;
        this.roles = roles;
        values = new SchemaValues(dice, document, learned);
        hostile = new Hostile(dice);
        bodies = new Bodies(dice, values, hostile);
    }

    Request make(Operation operation) {
        malice = dice.chance(0.5) ? 0 : dice.pick(0.1, 0.1, 0.25, 0.5);
        var headers = new ArrayList<Request.Header>();
        authorise(operation, headers);
        var path = path(operation);
        var query = new StringJoiner("&");
        for (var each : operation.node().path("parameters")) {
            var parameter = document.resolved(each);
            if (!isSent(parameter)) continue;
            switch (parameter.path("in").asString()) {
                case "query" -> addTo(query, parameter, path);
                case "header" -> header(parameter, path, headers);
                default -> {
                    // Those of the path are there already.
                }
            }
        }
        if (isBad()) {
            query.add(dice.pick(
                    "colour=red",
                    hostile.raw(),
                    encoded(hostile.text()) + "=" + encoded(hostile.text()),
                    "limit=1&limit=2",
                    "=",
                    "&"));
        }
        var body = bodies.make(operation, document, headers, malice);
        negotiate(operation, path, headers);
        var method = isBad()
                ? dice.pick("HEAD", "OPTIONS", "PUT", "DELETE", "POST", "PATCH", "GET")
                : operation.method().toUpperCase(java.util.Locale.ROOT);
        if (method.equals("GET") && dice.chance(0.03)) method = "HEAD";
        var target = query.length() == 0 ? path : path + "?" + query;
        if (target.length() > LONGEST_TARGET) target = target.substring(0, LONGEST_TARGET);
        return Harmless.made(new Request(operation.id(), method, target, headers, body));
    }

    /** An address that an answer has told. */
    Request follow() {
        var target = learned.any("targets").orElse("/v1");
        if (dice.chance(0.3)) {
            target = "/" + encodedTarget(hostile.changed(target.substring(1)));
        }
        var headers = new ArrayList<Request.Header>();
        if (target.startsWith("/v1/desk")) headers.add(new Request.Header("Authorization", roles.admin()));
        return new Request("follow", "GET", target, headers, null);
    }

    private boolean isBad() {
        return malice > 0 && dice.chance(malice);
    }

    private boolean isSent(JsonNode parameter) {
        return parameter.path("required").asBoolean(false) ? !isBad() || dice.chance(0.5) : dice.chance(0.25);
    }

    private void authorise(Operation operation, List<Request.Header> headers) {
        var security = operation.node().path("security").toString();
        var value = security.contains("apiKey")
                ? roles.forDesk(dice)
                : security.contains("mailedLink")
                        ? "Subscriber " + learned.any("preferences").orElse("x")
                        : dice.chance(0.15) ? roles.forReaders(dice) : null;
        if (value != null) {
            headers.add(new Request.Header("Authorization", isBad() ? visible(hostile.changed(value)) : value));
        }
    }

    private String path(Operation operation) {
        var path = new StringBuilder();
        var places = PLACE.matcher(operation.path());
        while (places.find()) {
            places.appendReplacement(path, "");
            path.append(segment(operation, places.group(1), path.toString()));
        }
        return places.appendTail(path).toString();
    }

    private String segment(Operation operation, String name, String before) {
        var segments = before.split("/", -1);
        var kind = name.equals("token")
                ? before.startsWith("/v1/previews") ? "previews" : "unsubscribe"
                : name.equals("month") ? name : segments[Math.max(0, segments.length - 2)];
        var described = operation
                .node()
                .path("parameters")
                .valueStream()
                .map(document::resolved)
                .filter(parameter -> parameter.path("name").asString().equals(name)
                        && parameter.path("in").asString().equals("path"))
                .findFirst()
                .orElseThrow();
        boolean isTold = name.matches("slugOrId|slug|id|previewId|token|month");
        var value = isTold && dice.chance(0.97)
                ? (name.equals("id") ? learned.anyId(kind) : learned.any(kind))
                        .orElseGet(() -> values.text(described, name))
                : plain(values.make(described.path("schema"), name));
        if (!isBad()) return encoded(value);
        return dice.chance(0.1) ? hostile.raw() : encoded(dice.chance(0.5) ? hostile.changed(value) : hostile.text());
    }

    private void addTo(StringJoiner query, JsonNode parameter, String path) {
        var name = parameter.path("name").asString();
        var schema = document.resolved(parameter.path("schema"));
        int times = schema.path("type").asString("").equals("array") ? dice.between(1, 2) : 1;
        for (int i = 0; i < (isBad() ? dice.pick(2, 2, 30) : times); i++) {
            query.add(name + "=" + written(value(parameter, schema, name, path)));
        }
    }

    private String value(JsonNode parameter, JsonNode schema, String name, String path) {
        if (name.equals("cursor")) return learned.any("cursor:" + path).orElse("x");
        var single = schema.path("type").asString("").equals("array") ? schema.path("items") : parameter.path("schema");
        if (parameter.has("example") && dice.chance(0.4))
            return parameter.get("example").asString("");
        return single.has("enum")
                        || !document.resolved(single)
                                .path("type")
                                .asString("string")
                                .equals("string")
                ? plain(values.make(single, name))
                : values.text(document.resolved(single).has("examples") ? document.resolved(single) : parameter, name);
    }

    private String written(String value) {
        if (!isBad()) return encoded(value);
        return dice.chance(0.15)
                ? encoded(value) + hostile.raw()
                : encoded(dice.chance(0.5) ? hostile.changed(value) : hostile.text());
    }

    private void header(JsonNode parameter, String path, List<Request.Header> headers) {
        var name = parameter.path("name").asString();
        var value = switch (name) {
            case "If-Match" -> {
                var known = learned.etag(path);
                yield known != null && dice.chance(0.95)
                        ? known
                        : dice.pick("*", "\"v1\"", "W/\"v1\"", learned.anyEtag().orElse("\"\""));
            }
            case "Idempotency-Key" -> dice.chance(0.2) ? "again-" + dice.below(20) : dice.name(20);
            case "Accept-Language" -> dice.pick("en", "uk", "de;q=0.9, uk;q=0.8", "*");
            case "Content-Encoding" -> "identity";
            default -> plain(values.make(parameter.path("schema"), name));
        };
        headers.add(new Request.Header(
                name, visible(isBad() ? dice.chance(0.5) ? hostile.changed(value) : hostile.text() : value)));
    }

    private void negotiate(Operation operation, String path, List<Request.Header> headers) {
        if (dice.chance(0.4)) {
            var types = operation
                    .node()
                    .path("responses")
                    .path("200")
                    .path("content")
                    .propertyStream()
                    .map(java.util.Map.Entry::getKey)
                    .toList();
            headers.add(new Request.Header(
                    "Accept",
                    isBad() || types.isEmpty()
                            ? dice.pick(
                                    "text/plain",
                                    "*/*",
                                    "application/*;q=0.5",
                                    "a",
                                    "",
                                    "application/json;q=x",
                                    "*/*;q=0",
                                    visible(hostile.text()),
                                    "application/json, ".repeat(200) + "*/*")
                            : dice.pick(types)));
        }
        if (dice.chance(0.15))
            headers.add(new Request.Header(
                    "Accept-Encoding",
                    dice.pick("gzip", "br", "gzip, br", "identity", "*", "gzip;q=0, identity;q=0.1", "a")));
        if (dice.chance(0.1))
            headers.add(new Request.Header(
                    "If-None-Match",
                    dice.pick(
                            java.util.Objects.requireNonNullElse(learned.etag(path), "*"),
                            "\"x\"",
                            "W/\"x\", \"y\"",
                            "*",
                            ",",
                            visible(hostile.text()))));
        if (dice.chance(0.03))
            headers.add(new Request.Header(
                    "If-Modified-Since",
                    dice.pick("Tue, 21 Jan 2025 21:46:00 GMT", "yesterday", "Thu, 01 Jan 1970 00:00:00 GMT")));
        if (dice.chance(0.03))
            headers.add(new Request.Header(
                    "Origin", dice.pick("https://news.example.org", "null", visible(hostile.text()))));
        if (isBad()) {
            headers.add(new Request.Header(
                    dice.pick(
                            "X-Forwarded-For",
                            "Forwarded",
                            "X-HTTP-Method-Override",
                            "Range",
                            "Cookie",
                            "X-Request-Id",
                            "Prefer",
                            "Last-Event-ID",
                            "If-Match",
                            "Idempotency-Key",
                            "Content-Encoding",
                            "traceparent"),
                    visible(hostile.text())));
        }
    }

    private static String plain(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString();
    }

    /** What may stand in a header. */
    static String visible(String text) {
        var visible = text.replaceAll("[\\x00-\\x1f\\x7f]", "").replaceAll("[^\\x00-\\xff]", "?");
        return visible.length() > 4000 ? visible.substring(0, 4000) : visible;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Whatever would end the request line. */
    private static String encodedTarget(String target) {
        var encoded = new StringBuilder();
        for (byte each : target.getBytes(StandardCharsets.UTF_8)) {
            int octet = each & 0xff;
            encoded.append(
                    octet <= ' ' || octet >= 0x7f || octet == '#'
                            ? "%%%02X".formatted(octet)
                            : String.valueOf((char) octet));
        }
        return encoded.toString();
    }
}
