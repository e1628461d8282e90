/** Letters that wait as rows, and the workers that send them; knows no news. */
@NullMarked
package news.dateline.mail;

import org.jspecify.annotations.NullMarked;
