package news.dateline.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One piece of an article's body; a closed set, told apart by {@code type}.
 *
 * <p>Every block guards itself: markup is sanitised and URLs are checked wherever a block comes into being, be it
 * from a client, an import or the database. A block in memory is therefore always safe to render.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "paragraph", value = Paragraph.class),
    @JsonSubTypes.Type(name = "heading", value = Heading.class),
    @JsonSubTypes.Type(name = "quote", value = Quote.class),
    @JsonSubTypes.Type(name = "list", value = ItemList.class),
    @JsonSubTypes.Type(name = "image", value = Image.class),
    @JsonSubTypes.Type(name = "embed", value = Embed.class),
    @JsonSubTypes.Type(name = "relatedArticle", value = RelatedArticle.class),
    @JsonSubTypes.Type(name = "audio", value = Audio.class),
    @JsonSubTypes.Type(name = "table", value = Table.class),
    @JsonSubTypes.Type(name = "code", value = Code.class),
    @JsonSubTypes.Type(name = "divider", value = Divider.class),
    @JsonSubTypes.Type(name = "html", value = HtmlFragment.class)
})
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Block",
        description = "One piece of an article's body. `type` tells which; the set is closed. `html` holds inline marks"
                + " only (`a em strong code sub sup s u br mark`), except in a block of type `html`.",
        oneOf = {
            Paragraph.class,
            Heading.class,
            Quote.class,
            ItemList.class,
            Image.class,
            Embed.class,
            RelatedArticle.class,
            Audio.class,
            Table.class,
            Code.class,
            Divider.class,
            HtmlFragment.class
        },
        discriminatorProperty = "type",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "paragraph", schema = Paragraph.class),
            @DiscriminatorMapping(value = "heading", schema = Heading.class),
            @DiscriminatorMapping(value = "quote", schema = Quote.class),
            @DiscriminatorMapping(value = "list", schema = ItemList.class),
            @DiscriminatorMapping(value = "image", schema = Image.class),
            @DiscriminatorMapping(value = "embed", schema = Embed.class),
            @DiscriminatorMapping(value = "relatedArticle", schema = RelatedArticle.class),
            @DiscriminatorMapping(value = "audio", schema = Audio.class),
            @DiscriminatorMapping(value = "table", schema = Table.class),
            @DiscriminatorMapping(value = "code", schema = Code.class),
            @DiscriminatorMapping(value = "divider", schema = Divider.class),
            @DiscriminatorMapping(value = "html", schema = HtmlFragment.class)
        })
public sealed interface Block
        permits Paragraph,
                Heading,
                Quote,
                ItemList,
                Image,
                Embed,
                RelatedArticle,
                Audio,
                Table,
                Code,
                Divider,
                HtmlFragment {

    /** What an id may look like: it ends up in URLs and anchors. */
    String ID_PATTERN = "^[A-Za-z0-9_-]{1,40}$";

    /** Names this block within its body; empty until a {@link Body} has given it one. */
    String id();

    /** The same block under another id. */
    Block withId(String id);
}
