/** How Dateline comes up and goes down, tried with real processes. */
@NullMarked
package news.dateline.boot;

import org.jspecify.annotations.NullMarked;
