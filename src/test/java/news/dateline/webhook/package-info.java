@NullMarked
package news.dateline.webhook;

import org.jspecify.annotations.NullMarked;
