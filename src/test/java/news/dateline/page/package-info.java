@NullMarked
package news.dateline.page;

import org.jspecify.annotations.NullMarked;
