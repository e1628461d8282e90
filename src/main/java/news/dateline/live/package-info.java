/** The live feed: short updates, out the moment they are written, and the coverages that group them. */
@NullMarked
package news.dateline.live;

import org.jspecify.annotations.NullMarked;
