package news.dateline.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What nobody should send: values that have broken programs, and small changes to values that are right. */
final class Hostile {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "null",
            "undefined",
            "NaN",
            "-1",
            "0",
            "-0",
            "1e309",
            "1.5",
            "00000000000000000001",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "2147483648",
            "0x7f",
            "true",
            "[]",
            "{}",
            "' or 1=1--",
            "';select pg_sleep(9);--",
            "\") or (\"\"=\"",
            "%",
            "_%",
            "\\",
            "\\'",
            "${jndi:ldap://127.0.0.1:9/a}",
            "#{7*7}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "../../etc/passwd",
            "..;/",
            "a/b",
            "a?b#c",
            "a&b=c",
            "a,b,,c",
            ",",
            "*",
            "\u202Etxt",
            "\uFEFF",
            "\u200B",
            "\uFFFF",
            "\uD83D\uDE00",
            "e\u0301\u0301\u0301\u0301\u0301\u0301",
            "\u0130\u0131\u017F\u212A",
            "\u0627\u0644\u0639\u0631\u0628\u064A\u0629",
            "\u0420\u0430\u0434\u0430",
            "a\r\nSet-Cookie: a=b",
            "a\tb",
            "\u0001\u0002\u001F",
            "\u0085\u2028\u2029",
            "http://[::1]:9/",
            "http://127.0.0.1:9/",
            "file:///etc/passwd",
            "https://user:password@hook.invalid/",
            "https://hook.invalid:99999/",
            "//hook.invalid/",
            "https://",
            "mailto:a@b.invalid",
            "data:text/html,<script>alert(1)</script>",
            "a@b",
            "\"a b\"@c.invalid",
            "a@b.invalid\r\nBcc: c@d.invalid",
            "a@[127.0.0.1]",
            "2025-02-30T00:00:00Z",
            "2025-01-01",
            "0000-00-00T00:00:00Z",
            "+999999999-12-31T23:59:59.999999999Z",
            "-999999999-01-01T00:00:00Z",
            "2025-01-01T00:00:00+99:99",
            "2025-01-01T24:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1-1-1-1-1",
            "und",
            "x-klingon",
            "en-US-u-ca-buddhist",
            "i-default",
            "W/\"v1\"",
            "\"v1\", \"v2\"",
            "\"",
            "-publishedAt",
            "relevance",
            "\"unclosed phrase",
            "or or - -\"\"",
            "-not -one -left",
            "(((((((((( )",
            "a:* & !b | <-> c",
            "((((a+)+)+)+)+b");

    /** Targets are put together from these as they are, without encoding. */
    private static final List<String> RAW = List.of(
            "%",
            "%zz",
            "%00",
            "%c0%af",
            "%E0%80",
            "%ff",
            "%2e%2e%2f",
            "%2F",
            "+",
            "%3B",
            "%0d%0aX:y",
            "\u00e4",
            "%F0%9F%98%80",
            "%u0041",
            "&&&",
            "==");

    private final Dice dice;

    Hostile(Dice dice) {
        this.dice = dice;
    }

    String text() {
        return switch (dice.below(12)) {
            case 0 -> dice.pick(TEXTS).repeat(dice.between(2, 50));
            case 1 ->
                dice.pick("a", " ", "\u00e4", "\uD83D\uDE00", "<", "\"", "(", "-", "\n", "&")
                        .repeat(dice.pick(101, 201, 301, 1025, 2001, 5001));
            case 2 -> dice.pick(TEXTS) + dice.pick(TEXTS);
            default -> dice.pick(TEXTS);
        };
    }

    String raw() {
        return dice.pick(RAW);
    }

    /** The value with something small about it changed. */
    String changed(String value) {
        if (value.isEmpty()) return text();
        int at = dice.below(value.length());
        return switch (dice.below(9)) {
            case 0 -> value.substring(0, at);
            case 1 -> value + value;
            case 2 -> value.substring(0, at) + dice.pick(TEXTS) + value.substring(at);
            case 3 -> value.toUpperCase(java.util.Locale.ROOT);
            case 4 -> " " + value + " ";
            case 5 -> value + "\0";
            case 6 -> value.substring(0, at) + value.substring(at + 1);
            case 7 -> new StringBuilder(value).reverse().toString();
            default ->
                value.substring(0, at) + (char) (value.charAt(at) ^ 1 << dice.below(6)) + value.substring(at + 1);
        };
    }

    /** The bytes with some of them changed, missing or doubled. */
    byte[] changed(byte[] bytes) {
        if (bytes.length == 0) return new byte[] {(byte) dice.below(256)};
        var changed = bytes.clone();
        int at = dice.below(bytes.length);
        switch (dice.below(6)) {
            case 0 -> {
                return Arrays.copyOf(changed, at);
            }
            case 1 -> changed[at] = (byte) dice.below(256);
            case 2 -> changed[at] = (byte) (changed[at] ^ 1 << dice.below(8));
            case 3 -> {
                var doubled = Arrays.copyOf(changed, changed.length + bytes.length - at);
                System.arraycopy(bytes, at, doubled, bytes.length, bytes.length - at);
                return doubled;
            }
            case 4 -> {
                for (int i = 0; i < 8; i++) {
                    changed[dice.below(changed.length)] = (byte) dice.below(256);
                }
            }
            default -> {
                int end = dice.between(at, bytes.length);
                var shorter = Arrays.copyOf(changed, bytes.length - (end - at));
                System.arraycopy(bytes, end, shorter, at, bytes.length - end);
                return shorter;
            }
        }
        return changed;
    }

    /** JSON that is none, or more than anybody wants to read. */
    byte[] brokenJson(JsonNode from) {
        var text = from.toString();
        var broken = switch (dice.below(12)) {
            case 0 -> "[".repeat(dice.pick(31, 33, 1000, 50_000));
            case 1 -> "{\"a\":".repeat(dice.pick(31, 33, 1000, 20_000)) + "1";
            case 2 -> text + text;
            case 3 -> text.replaceFirst("\\{", "{\"title\":\"a\",\"title\":\"b\",");
            case 4 -> text.replaceFirst(":\"", ":\"\\\\ud800");
            case 5 -> text.replaceFirst(":\"", ":\"\\\\u0000");
            case 6 -> text.replaceFirst(":[^,}]*", ":" + "9".repeat(dice.pick(20, 400, 1100)));
            case 7 -> text.replaceFirst(":[^,}]*", ":1e" + dice.pick("400", "-400", "999999999"));
            case 8 -> "\uFEFF" + text;
            case 9 -> text.replace('"', '\'');
            case 10 -> "{\"title\":\"" + "x".repeat(dice.pick(100_000, 1_048_570, 1_200_000)) + "\"}";
            default -> dice.pick("", "null", "1", "\"a\"", "[]", "{", "}", "nul", "{\"a\"}", "{,}", "//", "NaN");
        };
        return broken.getBytes(StandardCharsets.UTF_8);
    }

    /** The tree with one of its nodes replaced, missing, or joined by another. */
    JsonNode changed(JsonNode root) {
        if (root instanceof ObjectNode object && !object.isEmpty() && dice.chance(0.9)) {
            var names = List.copyOf(object.propertyNames());
            var name = dice.pick(names);
            var value = object.get(name);
            boolean goesDeeper = value.isContainer() && !value.isEmpty() && dice.chance(0.6);
            switch (dice.below(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.put(dice.pick("colour", "id", "__proto__", "", "status", "createdAt", "$ref"), "x");
                default -> object.set(name, goesDeeper ? changed(value) : instead(value));
            }
            return object;
        }
        if (root instanceof ArrayNode array && !array.isEmpty() && dice.chance(0.9)) {
            int at = dice.below(array.size());
            switch (dice.below(5)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at).deepCopy());
                case 2 -> {
                    var one = array.get(at).deepCopy();
                    for (int i = 0; i < dice.pick(21, 101, 1001); i++) array.add(one);
                }
                default -> array.set(at, changed(array.get(at)));
            }
            return array;
        }
        return instead(root);
    }

    private JsonNode instead(JsonNode value) {
        if (value.isString() && dice.chance(0.5)) return JSON.stringNode(changed(value.asString()));
        return switch (dice.below(10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(dice.chance(0.5));
            case 2 -> JSON.numberNode(dice.pick(0L, -1L, 1L, 101L, 2147483648L, Long.MAX_VALUE, Long.MIN_VALUE));
            case 3 -> JSON.numberNode(dice.pick(0.1, -1.5e300, 1e-300));
            case 4 -> JSON.arrayNode();
            case 5 -> JSON.objectNode();
            case 6 -> JSON.arrayNode().add(value.deepCopy());
            case 7 -> JSON.objectNode().set("type", value.deepCopy());
            default -> JSON.stringNode(text());
        };
    }
}
