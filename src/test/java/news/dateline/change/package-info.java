/** Tests of the change log. */
@NullMarked
package news.dateline.change;

import org.jspecify.annotations.NullMarked;
