/** Articles as readers see them. */
@NullMarked
package news.dateline.article;

import org.jspecify.annotations.NullMarked;
