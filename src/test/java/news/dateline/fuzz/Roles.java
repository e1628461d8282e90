package news.dateline.fuzz;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys of every role, made with the administrator's, and the tokens of letters that the application wrote to readers. */
final class Roles {
    private static final Pattern TOKEN = Pattern.compile(
            "/subscriptions/(confirm|preferences|unsubscribe)(?:\\?token=(?:3D)?|/)([A-Za-z0-9_-]{20,200})");
    private static final int MOST_LETTERS_READ = 20;

    private final String admin;
    private final List<String> staff = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final @Nullable Path letters;

    /** @param letters the folder into which the application writes them, if it can be read */
    Roles(Wire wire, String admin, @Nullable Path letters) throws Exception {
        this.admin = admin;
        this.letters = letters;
        staff.add(admin);
        staff.add(key(wire, "{\"name\":\"Fuzzing editor\",\"role\":\"editor\"}"));
        staff.add(key(wire, "{\"name\":\"Fuzzing administrator\",\"role\":\"admin\"}"));
        var slug = JSON.readTree(post(wire, "/v1/desk/authors", "{\"name\":\"Fuzzing author\"}"))
                .path("slug")
                .asString();
        others.add(key(wire, "{\"name\":\"Fuzzing author\",\"role\":\"author\",\"author\":\"%s\"}".formatted(slug)));
        var agreement = "{\"requestsPerMinute\":100000,\"embargoedArticles\":true,\"fullContent\":true}";
        others.add(
                key(wire, "{\"name\":\"Fuzzing partner\",\"role\":\"partner\",\"agreement\":%s}".formatted(agreement)));
        others.add("dl_unknown-0123456789abcdefghijkl");
        keys(wire, admin).path("data").forEach(key -> ids.add(key.path("id").asString()));
    }

    private static final JsonMapper JSON = new JsonMapper();

    private String key(Wire wire, String order) throws Exception {
        JsonNode made = JSON.readTree(post(wire, "/v1/desk/keys", order));
        ids.add(made.path("id").asString());
        return made.path("secret").asString();
    }

    private static JsonNode keys(Wire wire, String key) throws Exception {
        var authorization = List.of(new Request.Header("Authorization", "Bearer " + key));
        return JSON.readTree(wire.send(new Request("", "GET", "/v1/desk/keys?limit=100", authorization, null))
                .text());
    }

    /** Whether the administrators' keys still are: without them, a campaign only knocks at doors. */
    boolean areStillGood(Wire wire) throws Exception {
        return keys(wire, admin).has("data");
    }

    private String post(Wire wire, String path, String body) throws Exception {
        var headers = List.of(
                new Request.Header("Authorization", "Bearer " + admin),
                new Request.Header("Content-Type", "application/json"));
        var answer = wire.send(new Request("", "POST", path, headers, Buffer.buffer(body)));
        if (answer.status() != 201) throw new IllegalStateException(path + ": " + answer.text());
        return answer.text();
    }

    /** Which keys must not be revoked: those made here, and all that were there before, the administrator's among them. */
    Set<String> ids() {
        return ids;
    }

    /** The value of Authorization for an operation of the desk; null for nobody. */
    @Nullable String forDesk(Dice dice) {
        if (dice.chance(0.85)) return "Bearer " + dice.pick(staff);
        return dice.chance(0.2) ? null : forReaders(dice);
    }

    String admin() {
        return "Bearer " + admin;
    }

    String forReaders(Dice dice) {
        return dice.chance(0.1)
                ? dice.pick(
                        "Basic YTpi",
                        "Bearer",
                        "Bearer ",
                        "Subscriber x",
                        "bearer " + admin,
                        "Bearer \u00e4",
                        "x".repeat(3000))
                : "Bearer " + dice.pick(dice.chance(0.3) ? staff : others);
    }

    /** Tokens out of one of the newest letters, by what they are good for. Older letters are thrown away: there may be hundreds of thousands. */
    synchronized Map<String, String> tokens(Dice dice) throws IOException {
        var folder = letters;
        if (folder == null || !Files.isDirectory(folder)) return Map.of();
        List<Path> written;
        try (var files = Files.list(folder)) {
            written = files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        if (written.isEmpty()) return Map.of();
        var newest = written.subList(0, Math.min(MOST_LETTERS_READ, written.size()));
        var found = TOKEN.matcher(
                Files.readString(dice.pick(newest), StandardCharsets.ISO_8859_1).replaceAll("=\\r?\\n", ""));
        var tokens = new HashMap<String, String>();
        while (found.find()) tokens.put(found.group(1), found.group(2));
        for (var old : written.subList(newest.size(), written.size())) Files.deleteIfExists(old);
        return tokens;
    }
}
