package news.dateline.importer;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Who is told what a WXR file holds.
 *
 * @param channel takes the texts about the site by name, such as {@code language}
 * @param author takes the texts about an author by name
 * @param item takes an item
 */
record Wxr(Consumer<Map.Entry<String, String>> channel, Consumer<Map<String, String>> author, Consumer<WxrItem> item) {}
