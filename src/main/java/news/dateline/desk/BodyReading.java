package news.dateline.desk;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.util.Set;
import news.dateline.body.BlocksBody;
import news.dateline.body.Body;
import news.dateline.body.HtmlBody;
import news.dateline.body.InvalidBlock;
import news.dateline.body.MarkdownBody;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes the body that a writer sends into blocks; those that were there before keep their ids. */
@Singleton
class BodyReading {
    private static final String PLACE = "#/body/content";

    /** What is wrong with the writing and not with what it says, as anywhere else in a body. */
    private static final Set<String> SYNTAX = Set.of("unknown-member", "wrong-type", "malformed");

    Body read(DraftInput.@Nullable BodyInput input, Body previous) {
        if (input == null) {
            return Body.EMPTY;
        }
        var content = input.content();
        try {
            return switch (input.format()) {
                case "blocks" -> blocks(content);
                case "html" ->
                    HtmlBody.parse(text(content)).body().inheriting(previous).withinLimits();
                case "markdown" ->
                    MarkdownBody.parse(text(content))
                            .body()
                            .inheriting(previous)
                            .withinLimits();
                case null, default ->
                    throw WebProblems.invalid(
                            "#/body/format", "not-one-of", "'format' takes one of: blocks, html, markdown.");
            };
        } catch (InvalidBlock e) {
            throw SYNTAX.contains(e.code())
                    ? WebProblems.badBody(PLACE + e.pointer(), e.code(), e.sentence())
                    : WebProblems.invalid(PLACE + e.pointer(), e.code(), e.sentence());
        }
    }

    private static String text(@Nullable JsonNode content) {
        if (content == null || !content.isTextual()) {
            throw WebProblems.invalid(PLACE, "wrong-type", "With this format, 'content' takes a string.");
        }
        return content.textValue();
    }

    private static Body blocks(@Nullable JsonNode content) {
        if (content == null || !content.isArray()) {
            throw WebProblems.invalid(PLACE, "wrong-type", "With this format, 'content' takes an array of blocks.");
        }
        return BlocksBody.parse(content);
    }
}
