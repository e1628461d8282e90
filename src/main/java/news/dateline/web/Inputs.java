package news.dateline.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what clients send: whole, or as a merge patch (RFC 7396) of what is there. */
@Singleton
public class Inputs {
    /** A merge patch (RFC 7396). */
    public static final String MERGE_PATCH = "application/merge-patch+json";

    private final ObjectMapper json;

    Inputs(ObjectMapper json) {
        this.json = json;
    }

    /**
     * The body as this type.
     *
     * @param readOnly members that answers carry and clients cannot set: 422
     * @throws ProblemException 400 for unknown members and wrong types
     */
    public <T> T read(@Nullable JsonNode body, Class<T> type, Set<String> readOnly) {
        if (body == null || !body.isObject()) {
            throw WebProblems.badBody("#", "not-an-object", "The body must be a JSON object.");
        }
        refuseReadOnly(body, readOnly);
        requireStorable(body, "#");
        return converted(body, type);
    }

    private <T> T converted(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw ProblemAnswers.unreadable(e);
        }
    }

    /** The present value with the patch applied: a member that is null is removed, an object is merged. */
    public <T> T merge(T present, @Nullable JsonNode patch, Class<T> type, Set<String> readOnly) {
        if (patch == null || !patch.isObject()) {
            throw WebProblems.badBody("#", "not-an-object", "A merge patch must be a JSON object.");
        }
        refuseReadOnly(patch, readOnly);
        // By itself, too: what is null in it will not be there to be found unknown.
        converted(patch, type);
        return read(merged(json.valueToTree(present), patch), type, Set.of());
    }

    private static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else {
                result.set(change.getKey(), merged(result.path(change.getKey()), change.getValue()));
            }
        });
        return result;
    }

    private static void refuseReadOnly(JsonNode body, Set<String> readOnly) {
        var problem = Problem.of(WebProblems.INVALID);
        boolean faulty = false;
        for (var name : readOnly) {
            if (body.has(name)) {
                problem.pointer("#/" + name, "read-only", "'%s' cannot be set; leave it out.".formatted(name));
                faulty = true;
            }
        }
        if (faulty) {
            throw problem.asException();
        }
    }

    /** PostgreSQL keeps neither NUL nor half of a surrogate pair; better told than replaced. */
    private static void requireStorable(JsonNode node, String pointer) {
        if (node.isTextual() && !Text.isStorable(node.textValue())) {
            throw WebProblems.invalid(pointer, "not-text", "NUL and lone surrogates cannot be stored; leave them out.");
        }
        if (node.isObject()) {
            node.properties()
                    .forEach(member -> requireStorable(
                            member.getValue(),
                            pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1")));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                requireStorable(node.get(i), pointer + "/" + i);
            }
        }
    }
}
