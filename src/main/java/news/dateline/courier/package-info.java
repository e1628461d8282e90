/** Requests that leave the house: only to addresses that anyone may reach, and for no longer than agreed. */
@NullMarked
package news.dateline.courier;

import org.jspecify.annotations.NullMarked;
