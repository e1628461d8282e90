/** What tests of every room share. */
@NullMarked
package news.dateline.testing;

import org.jspecify.annotations.NullMarked;
