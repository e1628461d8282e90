/** How the house speaks HTTP: problems, pages, cursors, entity tags. Knows no news. */
@NullMarked
package news.dateline.web;

import org.jspecify.annotations.NullMarked;
