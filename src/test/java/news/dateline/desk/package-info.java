/** Stories of the desk. */
@NullMarked
package news.dateline.desk;

import org.jspecify.annotations.NullMarked;
