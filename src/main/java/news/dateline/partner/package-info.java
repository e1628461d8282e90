/** What became known to whom: receipts of partners. */
@NullMarked
package news.dateline.partner;

import org.jspecify.annotations.NullMarked;
