/** Article bodies as blocks: read from HTML, Markdown or JSON, rendered as HTML or text. Pure Java, no container. */
@NullMarked
package news.dateline.body;

import org.jspecify.annotations.NullMarked;
