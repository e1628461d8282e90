package news.dateline.feed;

import org.jspecify.annotations.Nullable;

/**
 * What stands above a feed.
 *
 * @param subject what it is about, under its present name
 * @param id a URI that stays
 * @param title plain text
 */
record Heading(
        Subject subject, String id, String title, @Nullable String description) {}
