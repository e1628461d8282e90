/** What a page of a newspaper needs, in one answer. */
@NullMarked
package news.dateline.page;

import org.jspecify.annotations.NullMarked;
