package news.dateline.fuzz;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.StringJoiner;
import java.util.zip.GZIPOutputStream;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.ContractDocument.Operation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What requests carry: JSON, merge patches, forms, lists of subscribers, exports of other systems. */
final class Bodies {
    private static final Path EXPORTS = Path.of("src/test/resources/exports");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Dice dice;
    private final SchemaValues values;
    private final Hostile hostile;
    private final byte[] wordPress = read("wordpress-theme-unit-test.wxr.xml");
    private final byte[] ghost = read("ghost-cards-export.json");

    Bodies(Dice dice, SchemaValues values, Hostile hostile) {
        this.dice = dice;
        this.values = values;
        this.hostile = hostile;
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(EXPORTS.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable Buffer make(Operation operation, ContractDocument document, List<Request.Header> headers, double malice) {
        var content = document.resolved(operation.node().path("requestBody")).path("content");
        if (content.isMissingNode()) {
            return dice.chance(malice / 4) ? Buffer.buffer("{}") : null;
        }
        if (dice.chance(malice / 4)) return null;
        var media = dice.pick(content.propertyStream().toList());
        var type = media.getKey();
        if (!dice.chance(malice / 4)) {
            headers.add(new Request.Header(
                    "Content-Type",
                    dice.chance(malice / 2)
                            ? dice.pick(
                                    "application/json",
                                    "text/plain",
                                    "application/xml",
                                    "a",
                                    "application/json; charset=utf-16",
                                    "application/json;charset=x",
                                    "multipart/form-data; boundary=x",
                                    FORM,
                                    Composer.visible(hostile.text()))
                            : dice.chance(0.1) && type.endsWith("json") ? type + "; charset=utf-8" : type));
        }
        var schema = media.getValue().path("schema");
        var bytes = switch (type) {
            case FORM -> form(values.make(schema, "form"), malice);
            case "text/csv" -> subscribers();
            case "application/octet-stream" -> export(headers);
            default -> json(values.make(schema, "body"), malice);
        };
        return Buffer.buffer(dice.chance(malice / 3) ? hostile.changed(bytes) : bytes);
    }

    private byte[] json(JsonNode whole, double malice) {
        if (dice.chance(malice / 4)) return hostile.brokenJson(whole);
        var json = whole;
        for (int i = 0; i < 3; i++) {
            if (dice.chance(malice)) json = hostile.changed(json);
        }
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] form(JsonNode fields, double malice) {
        var form = new StringJoiner("&");
        fields.propertyStream().forEach(field -> {
            for (var value : field.getValue().isArray() ? field.getValue().values() : List.of(field.getValue())) {
                var text = value.asString();
                form.add(encoded(field.getKey()) + "=" + encoded(dice.chance(malice) ? hostile.changed(text) : text));
            }
        });
        if (dice.chance(malice / 2)) form.add(dice.pick(hostile.raw(), "%", "a", "email=b&email=c"));
        return form.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] subscribers() {
        var csv = new StringBuilder(dice.pick(
                "email,newsletters,confirmedAt,proof,language\n",
                "email;newsletters\n",
                "",
                "\uFEFFEmail,Newsletters,Confirmed at,Proof\r\n"));
        for (int i = dice.below(6); i > 0; i--) {
            csv.append(dice.name(5))
                    .append("@reader.invalid,")
                    .append(dice.pick("daily-brief", "\"a b\"", ""))
                    .append(',')
                    .append(dice.pick("2024-01-01T00:00:00Z", "yesterday", "", "\""))
                    .append(",paper form,en\n");
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] export(List<Request.Header> headers) {
        var bytes = switch (dice.below(4)) {
            case 0 -> wordPress;
            case 1 -> ghost;
            default -> lines();
        };
        if (dice.chance(0.3)) bytes = hostile.changed(bytes);
        if (dice.chance(0.3)) {
            bytes = packed(bytes);
            if (dice.chance(0.5)) headers.add(new Request.Header("Content-Encoding", "gzip"));
        }
        return bytes;
    }

    private byte[] lines() {
        var lines = new StringBuilder();
        for (int i = dice.between(1, 4); i > 0; i--) {
            var article = (tools.jackson.databind.node.ObjectNode)
                    values.example("getArticle").deepCopy();
            article.put("id", values.uuid()).put("slug", "i-" + dice.name(6)).put("title", "I " + dice.name(4));
            lines.append(dice.chance(0.3) ? hostile.changed(article) : article).append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
