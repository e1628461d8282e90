package news.dateline.boot;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ./dateline import FILE}: sends an export to a running Dateline, and shows how far it has come. */
public final class ImportCommand {
    /** Where the user stands; the launcher goes to its own folder. */
    private static final String FROM = "dateline.from";

    /** Whether somebody looks at what is printed; the launcher knows. */
    private static final String TERMINAL = "dateline.terminal";

    private static final Set<String> OPTIONS = Set.of("--url", "--key", "--format", "--language", "--site");
    private static final Set<String> FORMATS = Set.of("wordpress", "ghost", "dateline");
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final String USAGE = """
            Usage: ./dateline import FILE [options]
              FILE                 an export of WordPress (.xml), of Ghost (.json), or articles of this API, one on each line
                                   (.jsonl); also packed with gzip (.gz)
              --format FORMAT      wordpress, ghost or dateline, if the name of the file does not say it
              --url URL            where Dateline runs; http://localhost:8080 unless QUARKUS_HTTP_PORT says otherwise
              --key KEY            an admin's key; else DATELINE_ADMIN_KEY, else the file data/admin-key
              --language TAG       of articles that do not say theirs
              --site NAME          which site it is, if the file does not tell it from others
            """;

    private final Path from;
    private final Map<String, String> environment;
    private final PrintStream out;
    private final boolean isTerminal;

    ImportCommand(Path from, Map<String, String> environment, PrintStream out, boolean isTerminal) {
        this.from = from;
        this.environment = environment;
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Ends with status 0 if all was imported, 1 if not, 2 if the command itself is wrong. */
    public static void main(String... arguments) {
        var command = new ImportCommand(
                Path.of(System.getProperty(FROM, "")), System.getenv(), System.out, Boolean.getBoolean(TERMINAL));
        System.exit(command.run(arguments));
    }

    int run(String... arguments) {
        if (arguments.length == 0 || Set.of("help", "-h", "--help").contains(arguments[0])) {
            out.print(USAGE);
            return arguments.length == 0 ? 2 : 0;
        }
        try {
            var given = new HashMap<String, String>();
            var file = from.resolve(file(arguments, given));
            var format = format(file, given);
            try (var remote = new RemoteImport(url(given), key(given))) {
                return follow(remote, remote.send(file, format, given, new ProgressBar(out, isTerminal, "sending  ")));
            }
        } catch (CommandFailure failure) {
            out.println("dateline: " + failure.getMessage());
            return failure.status();
        }
    }

    /** Looks until the import has ended; the import itself needs nobody who looks. */
    private int follow(RemoteImport remote, URI report) {
        var bar = new ProgressBar(out, isTerminal, "importing");
        var state = remote.look(report);
        while (!state.hasEnded()) {
            bar.show(state.percent(), "%,d done".formatted(state.processed()));
            pause();
            state = remote.look(report);
        }
        bar.end(state.percent(), "%,d done".formatted(state.processed()));
        out.println(state.summary());
        if (state.failure() != null) {
            out.println("dateline: the import broke off: " + state.failure());
            out.println("Mend the file and send it again: what has come in stays, and does not come twice.");
        }
        out.println("What became of each: " + report + "/items");
        return state.failure() == null ? 0 : 1;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(1, "stopped looking; the import goes on.");
        }
    }

    private static String file(String[] arguments, Map<String, String> given) {
        var files = new ArrayList<String>();
        for (int i = 0; i < arguments.length; i++) {
            var option = arguments[i].split("=", 2);
            if (!option[0].startsWith("--")) {
                files.add(arguments[i]);
            } else if (!OPTIONS.contains(option[0])) {
                throw new CommandFailure(
                        2, "there is no option '%s'; './dateline import help' lists them.".formatted(option[0]));
            } else if (option.length == 1 && i + 1 == arguments.length) {
                throw new CommandFailure(2, "'%s' needs a value after it.".formatted(option[0]));
            } else {
                given.put(option[0].substring(2), option.length == 2 ? option[1] : arguments[++i]);
            }
        }
        if (files.size() != 1) {
            throw new CommandFailure(2, "name one file, such as './dateline import export.json'.");
        }
        return files.getFirst();
    }

    private static String format(Path file, Map<String, String> given) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new CommandFailure(2, "there is no file '%s' that can be read.".formatted(file));
        }
        var wanted = given.remove("format");
        if (wanted != null && !FORMATS.contains(wanted)) {
            throw new CommandFailure(2, "'--format' takes one of: wordpress, ghost, dateline.");
        }
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
        var guesses = Map.of(
                ".xml",
                "wordpress",
                ".wxr",
                "wordpress",
                ".json",
                "ghost",
                ".jsonl",
                "dateline",
                ".ndjson",
                "dateline");
        return wanted != null
                ? wanted
                : guesses.entrySet().stream()
                        .filter(guess -> name.endsWith(guess.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> new CommandFailure(
                                2,
                                "the name of '%s' does not say what it is: add '--format wordpress', 'ghost' or 'dateline'."
                                        .formatted(file)));
    }

    private URI url(Map<String, String> given) {
        var wanted = given.remove("url");
        var url = wanted != null ? wanted : "http://localhost:" + environment.getOrDefault("QUARKUS_HTTP_PORT", "8080");
        try {
            var uri = URI.create(url.replaceFirst("/+$", ""));
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // The same words as for what is an address of something else.
        }
        throw new CommandFailure(
                2, "'%s' is no address; '--url' takes one such as http://localhost:8080.".formatted(url));
    }

    private String key(Map<String, String> given) {
        var wanted = given.remove("key");
        if (wanted != null) {
            return wanted;
        }
        var set = environment.get("DATELINE_ADMIN_KEY");
        if (set != null && !set.isBlank()) {
            return set;
        }
        var file = Path.of(environment.getOrDefault("DATELINE_DATA_DIR", "data"), "admin-key");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    2,
                    "there is no key: '%s' cannot be read. Say '--key dl_…', or set DATELINE_ADMIN_KEY."
                            .formatted(file));
        }
    }
}
