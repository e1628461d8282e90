package news.dateline.taxonomy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A section, tag or author, named where it is mentioned; {@code slug} is its address. */
@Schema(name = "Reference", description = "A section, tag or author, named where it is mentioned.")
public record Ref(
        @Schema(required = true, description = "Its address, and what filters take.", examples = "war")
        String slug,

        @Schema(required = true, description = "Its present name.", examples = "War")
        String name) {}
