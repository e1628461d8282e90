@NullMarked
package news.dateline.ninjs;

import org.jspecify.annotations.NullMarked;
