/** Imports of other systems' exports. */
@NullMarked
package news.dateline.importer;

import org.jspecify.annotations.NullMarked;
