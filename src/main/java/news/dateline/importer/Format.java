package news.dateline.importer;

import java.util.Locale;

/** The exports that can be read. */
enum Format {
    /** WordPress' WXR, versions 1.0 to 1.2. */
    WORDPRESS,
    /** Ghost's JSON, since version 1.0. */
    GHOST,
    /** Our own articles, one on a line. */
    DATELINE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
