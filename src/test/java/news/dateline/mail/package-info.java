/** Tests of letters and of those who carry them. */
@NullMarked
package news.dateline.mail;

import org.jspecify.annotations.NullMarked;
