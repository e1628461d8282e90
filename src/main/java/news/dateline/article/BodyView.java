package news.dateline.article;

import java.util.List;
import news.dateline.body.Block;
import news.dateline.body.Body;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A body as staff see it, in the form in which it can be sent back. */
@Schema(name = "DeskBody")
public record BodyView(
        @Schema(required = true, constValue = "blocks") String format,
        @Schema(required = true, ref = "DeskBlocks") List<Block> content) {

    /** The body, in blocks. */
    public static BodyView of(Body body) {
        return new BodyView("blocks", body.blocks());
    }
}
