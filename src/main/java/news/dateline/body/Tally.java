package news.dateline.body;

import java.util.Map;
import java.util.TreeMap;

/** Counts what a reading could not keep as it was. */
final class Tally {
    private static final int KINDS = 200;

    private final Map<String, Integer> keptAsHtml = new TreeMap<>();
    private final Map<String, Integer> dropped = new TreeMap<>();

    void keptAsHtml(String reason) {
        count(keptAsHtml, reason);
    }

    void dropped(String kind) {
        count(dropped, kind);
    }

    /** A hostile source may invent any number of names. */
    private static void count(Map<String, Integer> counts, String name) {
        var key = counts.size() < KINDS || counts.containsKey(name) ? name : "other";
        counts.merge(key, 1, Integer::sum);
    }

    ParsedBody of(Body body) {
        return new ParsedBody(body, keptAsHtml, dropped);
    }
}
