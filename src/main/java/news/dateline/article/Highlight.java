package news.dateline.article;

import news.dateline.web.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where a search found its words: HTML in which nothing but {@code <mark>} is markup. */
@Schema(description = "Where the search found its words: HTML whose only markup is `<mark>`.")
public record Highlight(
        @Schema(required = true, description = "The title.", examples = "<mark>Ferry</mark> reaches harbour")
        String title,

        @Schema(
                required = true,
                description = "The piece of the text that fits best.",
                examples = "… the <mark>ferry</mark> left at nine …")
        String text) {

    /** Private-use characters: no text can bring them to the database's headline but we. */
    static final char START = '\uE000';

    static final char STOP = '\uE001';

    /** From the database's headlines; null without a search. */
    static @Nullable Highlight of(@Nullable String title, @Nullable String text) {
        return title == null || text == null ? null : new Highlight(marked(title), marked(text));
    }

    private static String marked(String headline) {
        return Text.html(headline).replace(String.valueOf(START), "<mark>").replace(String.valueOf(STOP), "</mark>");
    }
}
