package news.dateline.body;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;

/** A pointer to another article, resolved on read so that the card follows its target. */
@Schema(
        name = "RelatedArticleBlock",
        description =
                "A pointer to another article, resolved on read: the card follows its target's title, slug and retraction.",
        requiredProperties = {"type", "id", "articleId"},
        properties = {
            @SchemaProperty(name = "type", type = SchemaType.STRING, constValue = "relatedArticle"),
            @SchemaProperty(
                    name = "article",
                    ref = "Article",
                    readOnly = true,
                    description =
                            "The other article as it is now, without its body. Readers always get it; the desk leaves it "
                                    + "out, and ignores it in input")
        })
@JsonIgnoreProperties("article")
public record RelatedArticle(
        @Schema(
                description = "Names the block within its body; given by the server when left out",
                examples = "p-3fa9c2",
                pattern = Block.ID_PATTERN)
        String id,

        @Schema(description = "The other article", examples = "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
        UUID articleId)
        implements Block {
    public RelatedArticle {
        id = Check.id(id);
        articleId = Check.present(articleId, "/articleId");
    }

    @Override
    public RelatedArticle withId(String newId) {
        return new RelatedArticle(newId, articleId);
    }
}
