/** The change log: every public fact in the order in which it became true. */
@NullMarked
package news.dateline.change;

import org.jspecify.annotations.NullMarked;
