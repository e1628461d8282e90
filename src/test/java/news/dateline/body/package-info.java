/** Stories about article bodies. */
@NullMarked
package news.dateline.body;

import org.jspecify.annotations.NullMarked;
