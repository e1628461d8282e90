/** Stories of the collections at the desk. */
@NullMarked
package news.dateline.collection;

import org.jspecify.annotations.NullMarked;
