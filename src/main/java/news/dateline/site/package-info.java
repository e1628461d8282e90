/** The newspaper of the demo: static pages that know the public API and nothing else. */
@NullMarked
package news.dateline.site;

import org.jspecify.annotations.NullMarked;
