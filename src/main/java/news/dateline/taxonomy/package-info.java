/** Sections, tags and authors: what articles are filed under. */
@NullMarked
package news.dateline.taxonomy;

import org.jspecify.annotations.NullMarked;
