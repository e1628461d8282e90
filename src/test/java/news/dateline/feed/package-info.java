/** Stories of the feeds. */
@NullMarked
package news.dateline.feed;

import org.jspecify.annotations.NullMarked;
