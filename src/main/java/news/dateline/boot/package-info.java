/** How Dateline comes up and goes down: the embedded PostgreSQL, the main method, and the word at start. */
@NullMarked
package news.dateline.boot;

import org.jspecify.annotations.NullMarked;
