/** Where staff work; the only writer of articles. */
@NullMarked
package news.dateline.desk;

import org.jspecify.annotations.NullMarked;
