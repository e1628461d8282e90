@NullMarked
package news.dateline.hub;

import org.jspecify.annotations.NullMarked;
