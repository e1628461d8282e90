package news.dateline.importer;

import java.util.Locale;

/** The exports that can be read. */
enum Format {
    /** WordPress' WXR, versions 1.0 to 1.2. */
    WORDPRESS,
    /** Ghost's JSON, since version 1.0. */
    GHOST;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
