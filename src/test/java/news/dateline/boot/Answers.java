package news.dateline.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Compares what a document shows with what came: {@code …} stands for anything, and what is not shown does not matter. */
final class Answers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Answers() {}

    /** What is shown and did not come; empty if all of it did. */
    static List<String> missing(String kind, String shown, String came) {
        return switch (kind) {
            case "" -> List.of();
            case "json" -> json(shown, came);
            default -> lines(shown, came);
        };
    }

    private static List<String> lines(String shown, String came) {
        return shown.lines()
                .filter(line -> !line.isBlank() && !line.strip().equals("…"))
                .filter(line -> !pattern(line.strip()).matcher(came).find())
                .toList();
    }

    private static List<String> json(String shown, String came) {
        try {
            var wanted = JSON.readTree(shown);
            return came.lines().map(Answers::parsed).anyMatch(found -> holds(wanted, found))
                    ? List.of()
                    : List.of(shown);
        } catch (JsonProcessingException e) {
            return List.of("The document shows no JSON: " + e.getOriginalMessage());
        }
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        }
    }

    private static boolean holds(JsonNode wanted, JsonNode found) {
        if (wanted.isTextual()) {
            var pattern = Pattern.compile(pattern(wanted.textValue()).pattern(), Pattern.DOTALL);
            return !found.isMissingNode()
                    && pattern.matcher(found.isValueNode() ? found.asText() : found.toString())
                            .matches();
        }
        if (wanted.isObject()) {
            return found.isObject()
                    && wanted.properties().stream()
                            .allMatch(member -> holds(member.getValue(), found.path(member.getKey())));
        }
        if (wanted.isArray()) {
            var left = new ArrayList<JsonNode>();
            found.forEach(left::add);
            // In this order; others may stand between.
            for (var element : wanted) {
                while (!left.isEmpty() && !holds(element, left.getFirst())) {
                    left.removeFirst();
                }
                if (left.isEmpty()) {
                    return false;
                }
                left.removeFirst();
            }
            return found.isArray();
        }
        return wanted.equals(found);
    }

    private static Pattern pattern(String shown) {
        return Pattern.compile(List.of(shown.split("…", -1)).stream()
                .map(Pattern::quote)
                .reduce((one, next) -> one + ".*" + next)
                .orElse(""));
    }
}
