/** Articles and what becomes of them, as news agencies exchange them: IPTC's ninjs 3.1. */
@NullMarked
package news.dateline.ninjs;

import org.jspecify.annotations.NullMarked;
