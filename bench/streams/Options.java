package streams;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the command line asks for. */
record Options(
        List<URI> bases,
        URI api,
        String path,
        String key,
        int streams,
        int slow,
        int seconds,
        double rate,
        int bytes,
        boolean herd,
        boolean keep,
        int cutEvery,
        int pid) {

    private static final List<String> FLAGS = List.of("--herd", "--keep");
    private static final List<String> NAMES = List.of(
            "--base", "--api", "--path", "--streams", "--slow", "--seconds", "--rate", "--bytes", "--herd", "--keep", "--cut-every", "--pid");

    static Options of(String[] words) {
        var given = new HashMap<String, String>();
        var flags = new ArrayList<>(List.of(words));
        while (!flags.isEmpty()) {
            var name = flags.removeFirst();
            given.put(name, FLAGS.contains(name) ? "true" : flags.removeFirst());
        }
        var bases = Arrays.stream(given.getOrDefault("--base", "http://127.0.0.1:8080").split(","))
                .map(URI::create)
                .toList();
        var options = new Options(
                bases,
                given.containsKey("--api") ? URI.create(given.get("--api")) : bases.getFirst(),
                given.getOrDefault("--path", "/v1/live/stream"),
                System.getenv("DATELINE_ADMIN_KEY"),
                number(given, "--streams", 1000),
                number(given, "--slow", 0),
                number(given, "--seconds", 30),
                Double.parseDouble(given.getOrDefault("--rate", "1")),
                number(given, "--bytes", 300),
                given.containsKey("--herd"),
                given.containsKey("--keep"),
                number(given, "--cut-every", 0),
                number(given, "--pid", 0));
        given.keySet().removeAll(NAMES);
        if (!given.isEmpty() || options.key == null) {
            System.err.println(given.isEmpty() ? "DATELINE_ADMIN_KEY is not set" : "unknown: " + given.keySet());
            System.exit(2);
        }
        return options;
    }

    private static int number(Map<String, String> given, String name, int otherwise) {
        return Integer.parseInt(given.getOrDefault(name, Integer.toString(otherwise)));
    }
}
