package news.dateline.web;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that every list has. */
public class PageRequest {
    static final int LARGEST = 100;
    static final int STANDARD = 20;

    @RestQuery
    @Parameter(
            description = "How many entries a page has at the most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"),
            example = "20")
    @Nullable String limit;

    @RestQuery
    @Parameter(
            description = "Where the page begins; taken unchanged from `links.next` or `links.prev`.",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]+$", maxLength = Cursors.LONGEST))
    @Nullable String cursor;
}
