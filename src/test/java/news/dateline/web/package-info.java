/** How the API speaks HTTP, tried over HTTP. */
@NullMarked
package news.dateline.web;

import org.jspecify.annotations.NullMarked;
