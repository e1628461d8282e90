package news.dateline.body;

/** Markdown. */
public final class MarkdownTarget {
    private MarkdownTarget() {}

    /** The input is the text. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            MarkupTarget.check(MarkdownBody.parse(MarkupTarget.text(input)));
        } catch (InvalidBlock e) {
            // Told to who sent it.
        }
    }
}
