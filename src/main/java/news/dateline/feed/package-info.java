/** What feed readers and partners follow: the same articles and updates as RSS, Atom and JSON Feed. */
@NullMarked
package news.dateline.feed;

import org.jspecify.annotations.NullMarked;
