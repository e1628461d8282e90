@NullMarked
package news.dateline.discovery;

import org.jspecify.annotations.NullMarked;
