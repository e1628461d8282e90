@NullMarked
package news.dateline.courier;

import org.jspecify.annotations.NullMarked;
