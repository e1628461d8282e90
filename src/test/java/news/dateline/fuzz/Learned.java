package news.dateline.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What answers have told: ids, slugs, numbers, secrets and addresses, by what they belong to, and the newest ETag of each path. */
final class Learned {
    private static final int MOST_OF_A_KIND = 48;
    private static final int MOST_ETAGS = 600;
    private static final int MOST_ENTRIES_LOOKED_AT = 4;
    private static final int DEEPEST = 6;
    private static final int LONGEST_TEXT = 200_000;

    /** Members that hold something of another kind than what they stand in. */
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("section", "sections"),
            Map.entry("tags", "tags"),
            Map.entry("authors", "authors"),
            Map.entry("article", "articles"),
            Map.entry("related", "articles"),
            Map.entry("coverage", "coverages"),
            Map.entry("newsletters", "newsletters"),
            Map.entry("collection", "collections"),
            Map.entry("body", "blocks"),
            Map.entry("editorsPicks", "articles"),
            Map.entry("live", "live"),
            Map.entry("subject", "subjects"),
            Map.entry("key", "audited-keys"),
            Map.entry("partner", "audited-keys"));

    /** The same things under several names. */
    private static final Map<String, String> SAME = Map.of(
            "article", "articles", "related", "articles", "embargoed", "articles", "updates", "live", "pinned", "live");

    private static final Pattern ADDRESS = Pattern.compile(
            "https?://localhost(?::\\d+)?(/(?:v1|feeds|sitemaps|problems|subscriptions|oembed)[^\\s\"'<>]{0,800})");
    private static final Pattern SITEMAP = Pattern.compile("/sitemaps/articles-(\\d{4}-\\d{2})-(\\d+)\\.xml");

    private final Dice dice;
    private final Set<String> kinds;
    private final Set<String> untouchable;
    private final JsonMapper json = new JsonMapper();
    private final Map<String, List<String>> values = new HashMap<>();
    private final LinkedHashMap<String, String> etags = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST_ETAGS;
        }
    };

    /**
     * @param kinds the words in paths behind which a name stands
     * @param untouchable ids of what the fuzzer itself needs
     */
    Learned(Dice dice, Set<String> kinds, Set<String> untouchable) {
        this.kinds = kinds;
        this.dice = dice;
        this.untouchable = untouchable;
    }

    /** One that is an id, not a slug. */
    Optional<String> anyId(String kind) {
        for (int i = 0; i < 5; i++) {
            var one = any(kind);
            if (one.isPresent() && one.get().length() == 36) return one;
        }
        return any(kind);
    }

    Optional<String> any(String kind) {
        var known = values.get(SAME.getOrDefault(kind, kind));
        return known == null || known.isEmpty() ? Optional.empty() : Optional.of(dice.pick(known));
    }

    /** The ETag of this path, or else of what it is a part of (a publication is one of the article). */
    @Nullable String etag(String path) {
        for (var each = path; each.length() > "/v1".length(); each = each.substring(0, each.lastIndexOf('/'))) {
            var known = etags.get(each);
            if (known != null) return known;
        }
        return null;
    }

    Optional<String> anyEtag() {
        return etags.isEmpty() ? Optional.empty() : Optional.of(dice.pick(List.copyOf(etags.values())));
    }

    void add(String kind, String value) {
        if (value.isEmpty() || value.length() > 2000 || untouchable.contains(value)) return;
        var known = values.computeIfAbsent(SAME.getOrDefault(kind, kind), each -> new ArrayList<>());
        if (known.contains(value)) return;
        if (known.size() < MOST_OF_A_KIND) {
            known.add(value);
        } else {
            known.set(dice.below(known.size()), value);
        }
    }

    /** What is gone is still asked for now and then. */
    private void doubt(String kind, String value) {
        var known = values.get(SAME.getOrDefault(kind, kind));
        if (known != null && known.size() > 3 && dice.chance(0.7)) {
            known.remove(value);
        }
    }

    void from(Request request, Answer answer) {
        var path = request.path();
        var segments = List.of(path.split("/", -1));
        if (answer.status() == 404 || answer.status() == 410) {
            for (int i = 1; i < segments.size(); i++) {
                doubt(segments.get(i - 1), segments.get(i));
            }
            return;
        }
        var etag = answer.header("ETag");
        var location = answer.header("Location");
        if (answer.status() == 412 && etag != null) {
            // Of the thing itself, which an action is only done to.
            etags.keySet().stream().filter(path::startsWith).findFirst().ifPresent(known -> etags.put(known, etag));
        }
        if (answer.status() >= 300 || request.method().equals("HEAD")) return;
        if (location != null) {
            learnAddress(location);
        }
        if (etag != null) {
            var of = location == null || request.method().equals("GET") ? owner(path) : pathOf(location);
            etags.put(of, etag);
        }
        if (request.method().equals("DELETE")) {
            etags.remove(path);
        }
        read(path, segments, answer);
    }

    /** An action answers with the thing that it was done to. */
    private String owner(String path) {
        var parent = path.substring(0, Math.max(1, path.lastIndexOf('/')));
        return etags.containsKey(path) || !etags.containsKey(parent) ? path : parent;
    }

    private void read(String path, List<String> segments, Answer answer) {
        var text = answer.text();
        if (text.length() > LONGEST_TEXT) return;
        if (answer.isJson()) {
            try {
                learn(kindOf(segments), path, json.readTree(text), 0);
            } catch (JacksonException e) {
                return; // the judge says so
            }
        } else {
            var found = ADDRESS.matcher(text);
            for (int i = 0; i < 12 && found.find(); i++) {
                learnAddress(found.group().replace("&amp;", "&"));
            }
        }
    }

    /** The last word of the path that names a kind. */
    private String kindOf(List<String> segments) {
        for (int i = segments.size() - 1; i > 0; i--) {
            if (kinds.contains(segments.get(i))) return segments.get(i);
        }
        return "";
    }

    private void learn(String kind, String path, JsonNode node, int depth) {
        if (depth > DEEPEST) return;
        if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), MOST_ENTRIES_LOOKED_AT); i++) {
                learn(kind, path, node.get(dice.below(node.size())), depth + 1);
            }
            return;
        }
        if (node.isString()) {
            learnAddress(node.asString());
            return;
        }
        node.propertyStream().forEach(member -> {
            var name = member.getKey();
            var value = member.getValue();
            switch (name) {
                case "id", "slug" -> {
                    add(kind, value.asString());
                    add("id", value.asString());
                }
                case "seq", "next" -> add("seq", value.isNumber() ? value.asString() : "");
                case "revision", "number" -> add("number", value.asString());
                case "email", "address" -> add("email", value.asString());
                default -> learn(KINDS.getOrDefault(name, kind), path, value, depth + 1);
            }
        });
    }

    private void learnAddress(String address) {
        var found = ADDRESS.matcher(address);
        if (!found.matches()) return;
        var target = found.group(1);
        add("targets", target);
        var path = pathOf(target);
        int query = target.indexOf('?');
        for (var pair : query < 0 ? new String[0] : target.substring(query + 1).split("&", -1)) {
            if (pair.startsWith("cursor=")) add("cursor:" + path, pair.substring("cursor=".length()));
        }
        var month = SITEMAP.matcher(path);
        if (month.matches()) {
            add("month", month.group(1));
        } else if (path.startsWith("/v1/previews/")) {
            add("previews", path.substring("/v1/previews/".length()));
        } else if (path.startsWith("/v1/desk/")) {
            var segments = path.split("/", -1);
            add(segments[segments.length - 2], segments[segments.length - 1]);
        } else if (path.startsWith("/feeds/")) {
            add("topic", address);
        }
    }

    private static String pathOf(String address) {
        return address.replaceFirst("^https?://[^/]*", "").replaceFirst("\\?.*", "");
    }
}
