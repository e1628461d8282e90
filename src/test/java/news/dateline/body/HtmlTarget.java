package news.dateline.body;

/** HTML, as staff paste it and as WordPress kept it. */
public final class HtmlTarget {
    private HtmlTarget() {}

    /** The input is the markup. */
    public static void fuzzerTestOneInput(byte[] input) {
        var html = MarkupTarget.text(input);
        try {
            MarkupTarget.check(HtmlBody.parse(html));
            MarkupTarget.check(HtmlBody.parseWordPress(html));
        } catch (InvalidBlock e) {
            // Told to who sent it.
        }
    }
}
