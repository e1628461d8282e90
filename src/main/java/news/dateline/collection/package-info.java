/** Curated, ordered lists of articles, such as Editors' Picks. */
@NullMarked
package news.dateline.collection;

import org.jspecify.annotations.NullMarked;
