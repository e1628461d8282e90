package news.dateline.importer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import news.dateline.web.Slug;
import news.dateline.web.Text;

/** A section, tag or author as an export names it. */
record Label(String slug, String name) {
    private static final int LONGEST = 200;

    /** The name as plain text; the slug that the export gives, as far as it is one of ours. */
    static Label of(String slug, String name) {
        var line = Text.opening(Text.line(name), LONGEST);
        var tidy = slug(slug, line);
        return new Label(
                // A name without any letter that we can write in Latin: told from others of its kind by its code.
                tidy.isEmpty() ? "x" + Integer.toHexString(line.hashCode()) : tidy, line.isEmpty() ? tidy : line);
    }

    /** The wanted slug if it can be one, else one that is made of it, else of the name; empty if nothing helps. */
    static String slug(String wanted, String name) {
        var decoded = decoded(wanted);
        if (Slug.isValid(decoded)) {
            return decoded;
        }
        var tidy = Slug.of(decoded);
        return tidy.isEmpty() ? Slug.of(name) : tidy;
    }

    /** WordPress percent-encodes what is not ASCII. */
    private static String decoded(String slug) {
        try {
            return slug.indexOf('%') < 0 ? slug : URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return slug;
        }
    }
}
