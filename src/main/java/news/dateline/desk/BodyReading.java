package news.dateline.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import news.dateline.body.Block;
import news.dateline.body.Body;
import news.dateline.body.HtmlBody;
import news.dateline.body.InvalidBlock;
import news.dateline.body.MarkdownBody;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes the body that a writer sends into blocks; those that were there before keep their ids. */
@Singleton
class BodyReading {
    private static final String PLACE = "#/body/content";

    private final ObjectMapper json;

    BodyReading(ObjectMapper json) {
        this.json = json;
    }

    Body read(DraftInput.@Nullable BodyInput input, Body previous) {
        if (input == null) {
            return Body.EMPTY;
        }
        var content = input.content();
        try {
            return switch (input.format()) {
                case "blocks" -> blocks(content).withinLimits();
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
            throw WebProblems.invalid(PLACE + e.pointer(), e.code(), e.sentence());
        }
    }

    private static String text(@Nullable JsonNode content) {
        if (content == null || !content.isTextual()) {
            throw WebProblems.invalid(PLACE, "wrong-type", "With this format, 'content' takes a string.");
        }
        return content.textValue();
    }

    private Body blocks(@Nullable JsonNode content) {
        if (content == null || !content.isArray()) {
            throw WebProblems.invalid(PLACE, "wrong-type", "With this format, 'content' takes an array of blocks.");
        }
        var blocks = new ArrayList<Block>();
        for (int i = 0; i < content.size(); i++) {
            blocks.add(block(content.get(i), "/" + i));
        }
        return new Body(blocks);
    }

    private Block block(JsonNode node, String place) {
        try {
            return json.treeToValue(node, Block.class);
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof InvalidBlock fault) {
                throw WebProblems.invalid(PLACE + place + fault.pointer(), fault.code(), fault.sentence());
            }
            throw unreadable(place, e);
        } catch (JsonProcessingException e) {
            throw unreadable(place, e);
        }
    }

    private static RuntimeException unreadable(String place, JsonProcessingException e) {
        return WebProblems.invalid(
                PLACE + place, "invalid-block", "This is no block of the documented kinds: " + firstLine(e));
    }

    private static String firstLine(JsonProcessingException e) {
        var sentence = e.getOriginalMessage();
        // The part in parentheses names classes.
        return Text.shortened(
                sentence.replaceAll("\\(.*", "").replaceAll("`[^`]*`", "").strip(), 200);
    }
}
