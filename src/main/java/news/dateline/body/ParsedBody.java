package news.dateline.body;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A body read from markup, and what the reading cost: nothing is lost in silence.
 *
 * @param keptAsHtml what fits no block of its own and became an {@code html} block, counted by reason
 * @param dropped what could not be kept at all (scripts, frames without address, …), counted by kind
 */
public record ParsedBody(Body body, Map<String, Integer> keptAsHtml, Map<String, Integer> dropped) {
    public ParsedBody {
        keptAsHtml = Collections.unmodifiableSortedMap(new TreeMap<>(keptAsHtml));
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }
}
