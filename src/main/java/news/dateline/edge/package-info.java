/** Finished answers as bytes: entity tags, conditional requests, compression, cache headers. */
@NullMarked
package news.dateline.edge;

import org.jspecify.annotations.NullMarked;
