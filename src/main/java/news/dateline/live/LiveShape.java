package news.dateline.live;

import news.dateline.web.Fields;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameter that chooses what of a live update is told. */
public class LiveShape {
    @RestQuery
    @Parameter(
            description =
                    "Only these members, comma-separated. It removes only: what the answer would not have stays away.",
            example = "id,title,publishedAt",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]+(,[A-Za-z]+)*$"))
    @Nullable String fields;

    Fields checked() {
        return Fields.of(fields, LiveView.class);
    }
}
