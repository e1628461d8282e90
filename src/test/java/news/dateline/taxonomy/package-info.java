/** Stories of the taxonomy at the desk. */
@NullMarked
package news.dateline.taxonomy;

import org.jspecify.annotations.NullMarked;
