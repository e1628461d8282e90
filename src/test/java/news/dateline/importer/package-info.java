/** The stories of imports, over HTTP. */
@NullMarked
package news.dateline.importer;

import org.jspecify.annotations.NullMarked;
