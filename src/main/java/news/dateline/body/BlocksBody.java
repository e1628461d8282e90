package news.dateline.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.util.ArrayList;

/** Reads bodies from blocks as clients send them, and says exactly what is wrong with those it refuses. */
public final class BlocksBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();

    private BlocksBody() {}

    /**
     * Blocks without an id get one; {@code text} is derived, whatever it says.
     *
     * @throws InvalidBlock with a pointer into the array
     */
    public static Body parse(JsonNode blocks) {
        if (!blocks.isArray()) {
            throw new InvalidBlock("", "wrong-type", "A body is an array of blocks.");
        }
        if (blocks.size() > Limits.BLOCKS) {
            throw Limits.tooManyBlocks();
        }
        var read = new ArrayList<Block>(blocks.size());
        for (int at = 0; at < blocks.size(); at++) {
            read.add(block(blocks.get(at), "/" + at));
        }
        return new Body(read).withinLimits();
    }

    private static Block block(JsonNode node, String at) {
        if (!node.isObject()) {
            throw new InvalidBlock(at, "wrong-type", "A block is an object with a 'type'.");
        }
        if (!node.path("type").isTextual()) {
            throw new InvalidBlock(at + "/type", "required", "A block has a 'type', such as 'paragraph'.");
        }
        try {
            return JSON.treeToValue(node, Block.class);
        } catch (JsonProcessingException refused) {
            throw explained(refused, at);
        }
    }

    private static InvalidBlock explained(JsonProcessingException refused, String at) {
        if (!(refused instanceof JsonMappingException mapping)) {
            return new InvalidBlock(at, "malformed", "This block cannot be read.");
        }
        var pointer = at + pointer(mapping);
        return switch (mapping) {
            case InvalidTypeIdException unknown ->
                new InvalidBlock(
                        at + "/type", "unknown-type", "There is no block of type '%s'.".formatted(unknown.getTypeId()));
            case UnrecognizedPropertyException unknown ->
                new InvalidBlock(
                        pointer, "unknown-member", "This block has no '%s'.".formatted(unknown.getPropertyName()));
            case JsonMappingException other
            when other.getCause() instanceof InvalidBlock invalid -> invalid.under(pointer);
            case JsonMappingException _ ->
                new InvalidBlock(pointer, "wrong-type", "The value here is not of the kind this field takes.");
        };
    }

    private static String pointer(JsonMappingException refused) {
        var pointer = new StringBuilder();
        for (var step : refused.getPath()) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return pointer.toString();
    }
}
