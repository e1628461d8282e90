package news.dateline.desk;

import java.util.Locale;

/** Where an article stands, as the desk sees it. */
enum Status {
    /** Never published. */
    DRAFT,
    /** Not public, and going to be at a set time. */
    SCHEDULED,
    /** Readers see it. */
    PUBLISHED,
    /** Readers saw it once. */
    UNPUBLISHED,
    /** Withdrawn for good, with a public reason. */
    RETRACTED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
