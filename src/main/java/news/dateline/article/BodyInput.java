package news.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import news.dateline.body.Body;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A body, in the form its writer has it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "BodyInput", description = "A body in one of three forms; kept as blocks.")
public record BodyInput(
        @Schema(
                required = true,
                enumeration = {"blocks", "html", "markdown"})
        @Nullable String format,

        @Schema(required = true, ref = "BodyContent") @Nullable JsonNode content) {

    /** The body as it could be sent again. */
    public static BodyInput of(Body body, ObjectMapper json) {
        return new BodyInput("blocks", json.valueToTree(body));
    }
}
