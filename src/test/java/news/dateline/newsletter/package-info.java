/** Stories of newsletters and of those who read them. */
@NullMarked
package news.dateline.newsletter;

import org.jspecify.annotations.NullMarked;
