/** Who may do what. */
@NullMarked
package news.dateline.access;

import org.jspecify.annotations.NullMarked;
