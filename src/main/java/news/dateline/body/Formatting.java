package news.dateline.body;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Guards the parser against unclosed formatting: HTML reopens every unclosed {@code <b>} or {@code <font>} in every
 * later paragraph, so that one megabyte of them grows into gigabytes.
 */
final class Formatting {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z][a-zA-Z0-9]*)");
    private static final Pattern FORMATTING =
            Pattern.compile("(?i)</?(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\\s/>])[^<>]*+>?");
    private static final Set<String> NAMES =
            Set.of("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u");
    private static final int REOPENED = 200_000;

    private Formatting() {}

    static String tamed(String html, Tally tally) {
        if (reopened(html) <= REOPENED) {
            return html;
        }
        tally.dropped("unclosed formatting");
        return FORMATTING.matcher(html).replaceAll("");
    }

    /** At most how many elements the parser would add by reopening. */
    private static long reopened(String html) {
        Map<String, Integer> unclosed = new HashMap<>();
        long open = 0;
        long reopened = 0;
        var tags = TAG.matcher(html);
        while (tags.find()) {
            var name = tags.group(2).toLowerCase(Locale.ROOT);
            if (!NAMES.contains(name)) {
                reopened += open;
                continue;
            }
            int count = unclosed.getOrDefault(name, 0);
            if (tags.group(1).isEmpty()) {
                unclosed.put(name, count + 1);
                open++;
            } else if (count > 0) {
                unclosed.put(name, count - 1);
                open--;
            }
        }
        return reopened;
    }
}
