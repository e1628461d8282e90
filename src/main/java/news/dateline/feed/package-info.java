/** Feeds: RSS, Atom and JSON Feed of articles and of the live feed, from one model. */
@NullMarked
package news.dateline.feed;

import org.jspecify.annotations.NullMarked;
