/** Sends feeds to those who asked for them as soon as they change (WebSub, W3C), and tells hubs of others. */
@NullMarked
package news.dateline.hub;

import org.jspecify.annotations.NullMarked;
