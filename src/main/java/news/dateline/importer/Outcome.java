package news.dateline.importer;

import java.util.Locale;

/** What became of a thing in an export. */
enum Outcome {
    /** It is an article now. */
    CREATED,
    /** Its article was brought up to date. */
    UPDATED,
    /** Its article says the same already. */
    UNCHANGED,
    /** It stays out, for a reason. */
    SKIPPED,
    /** It is part of an article, as a picture is. */
    USED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
