/** What search engines and social networks read: sitemaps, schema.org and oEmbed. */
@NullMarked
package news.dateline.discovery;

import org.jspecify.annotations.NullMarked;
