/** Who may do what: API keys and roles. */
@NullMarked
package news.dateline.access;

import org.jspecify.annotations.NullMarked;
