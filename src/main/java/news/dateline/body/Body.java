package news.dateline.body;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of an article: its blocks in order, each with an id of its own. On the wire it is the array of blocks.
 */
@Schema(
        name = "Body",
        description = "The body of an article: its blocks in order, each with an id of its own.",
        type = SchemaType.ARRAY,
        implementation = Block.class)
public record Body(@JsonValue List<Block> blocks) {
    /** A body without blocks. */
    public static final Body EMPTY = new Body(List.of());

    /** Silent reading of English non-fiction, words per minute (Brysbaert 2019, a meta-analysis of 190 studies). */
    private static final int WORDS_PER_MINUTE = 238;

    /** @throws InvalidBlock when two blocks bear the same id */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Body {
        blocks = BlockIds.assign(blocks);
    }

    /**
     * What a reader would read, without markup: blocks separated by a blank line, with captions, credits and
     * attributions, without alternative texts and URLs. Related articles speak for themselves elsewhere.
     */
    public String text() {
        return BodyText.of(this);
    }

    /** Words of {@link #text()}: runs of letters and digits, held together by apostrophes and hyphens. */
    public int wordCount() {
        return Words.count(text());
    }

    /** In minutes at 238 words each, rounded half up, never less than one. */
    public int readingTimeMinutes() {
        return Math.max(1, Math.round((float) wordCount() / WORDS_PER_MINUTE));
    }

    /**
     * Semantic HTML. A related article shows as the link that {@code related} knows for it, and not at all
     * when it knows none (retracted, unpublished).
     */
    public String html(Function<RelatedArticle, Optional<Link>> related) {
        return new BodyHtml(related).render(blocks);
    }

    /** The same blocks for clients elsewhere: pictures and recordings that are stored by their path have whole addresses. */
    public Body at(UnaryOperator<String> absolute) {
        return new Body(blocks.stream().map(block -> at(block, absolute)).toList());
    }

    /** The same without the pictures and recordings that the newsroom must not pass on. */
    public Body syndicable() {
        return blocks.stream().allMatch(Body::isSyndicable)
                ? this
                : new Body(blocks.stream().filter(Body::isSyndicable).toList());
    }

    /** Whether the newsroom may pass the block on to others. */
    public static boolean isSyndicable(Block block) {
        return switch (block) {
            case Image image -> image.syndicable() == null;
            case Audio audio -> audio.syndicable() == null;
            case Paragraph _, Heading _, Quote _, ItemList _, Embed _, RelatedArticle _ -> true;
            case Table _, Code _, Divider _, HtmlFragment _ -> true;
        };
    }

    private static Block at(Block block, UnaryOperator<String> absolute) {
        return switch (block) {
            case Image image -> image.at(absolute.apply(image.url()));
            case Audio audio -> audio.at(absolute.apply(audio.url()));
            case Paragraph _, Heading _, Quote _, ItemList _, Embed _, RelatedArticle _ -> block;
            case Table _, Code _, Divider _, HtmlFragment _ -> block;
        };
    }

    /**
     * The same blocks under the ids they had in an earlier version: for edits that arrive as HTML or Markdown,
     * where ids do not survive. Blocks that say the same keep their id, then moved ones, then those that were reworded.
     */
    public Body inheriting(Body previous) {
        return new Inheritance(previous.blocks, blocks).body();
    }

    /**
     * This body, when it is of a size a newsroom can mean.
     *
     * @throws InvalidBlock when there are too many blocks or one is too long
     */
    public Body withinLimits() {
        Limits.check(blocks);
        return this;
    }
}
