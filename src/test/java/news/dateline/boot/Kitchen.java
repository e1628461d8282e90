package news.dateline.boot;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Where the recipes of a document are tried: a folder with {@code ./dateline} and {@code data} as in the project's own, in which
 * {@code localhost:8080} is the instance to try them on, and {@code localhost:9000} an endpoint that files what it is told.
 */
final class Kitchen implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("@@(\\d{3})@@\n?");
    private static final int PATIENCE_SECONDS = 180;

    /** Whoever listens to a stream does so for three seconds; each answer's status is told. */
    private static final String PRELUDE = """
            set -eu
            curl() {
              local limit=60 stream=no argument status=0
              for argument; do [ "$argument" != -N ] || { limit=3; stream=yes; }; done
              command curl --no-progress-meter --max-time $limit -w '%{stderr}@@%{http_code}@@\\n' "$@" || status=$?
              [ $status != 28 ] || [ $stream = no ] || status=0
              return $status
            }
            """;

    private final Path folder;
    private final String address;
    private final Path data;
    private final HttpServer endpoint;

    Kitchen(Path folder, String address, Path data) throws IOException {
        this.folder = folder;
        this.address = address;
        this.data = data.toAbsolutePath();
        Files.createSymbolicLink(folder.resolve("data"), this.data);
        var launcher = Files.writeString(
                folder.resolve("dateline"),
                "#!/bin/sh\nexec '%s' \"$@\"\n".formatted(Path.of("dateline").toAbsolutePath()));
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException("No launcher");
        }
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/", this::file);
        endpoint.start();
    }

    /** As the guide says that an endpoint does which only files what comes. */
    private void file(HttpExchange call) throws IOException {
        try (call) {
            var delivery = Files.createDirectories(folder.resolve("delivery"));
            for (var name : List.of("id", "timestamp", "signature")) {
                Files.writeString(
                        delivery.resolve(name),
                        String.valueOf(call.getRequestHeaders().getFirst("webhook-" + name)));
            }
            Files.write(delivery.resolve("body"), call.getRequestBody().readAllBytes());
            call.sendResponseHeaders(204, -1);
        }
    }

    /** Tries all recipes in one shell, as a reader would; says what did not come about as it is written. */
    List<String> faults(List<Recipe> recipes) throws IOException, InterruptedException {
        var script = new StringBuilder(PRELUDE);
        for (int i = 0; i < recipes.size(); i++) {
            script.append("printf '\\n##%d##\\n'\n%s\nprintf '\\n##done##\\n'\n"
                    .formatted(i, recipes.get(i).script()));
        }
        var outputs = run(here(script.toString()));
        var faults = new ArrayList<String>();
        for (int i = 0; i < recipes.size() && faults.isEmpty(); i++) {
            faults.addAll(faults(recipes.get(i), outputs.split("##%d##\n".formatted(i), 2)));
        }
        return faults;
    }

    private static List<String> faults(Recipe recipe, String[] outputs) {
        var output = outputs.length < 2 ? "" : outputs[1].split("\n##\\d+##\n", 2)[0];
        var came = STATUS.matcher(output).replaceAll("\n");
        var faults = new ArrayList<String>();
        if (!output.contains("##done##")) {
            faults.add("a command failed");
        }
        var statuses = STATUS.matcher(output)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(status -> status.compareTo("300") >= 0 || status.equals("000"))
                .toList();
        if (!statuses.equals(recipe.announced())) {
            faults.add("it says that there are answers %s, and there were %s".formatted(recipe.announced(), statuses));
        }
        Answers.missing(recipe.kind(), recipe.answer(), came)
                .forEach(line -> faults.add("it shows what did not come: " + line));
        return faults.stream()
                .map(fault -> "%s: %s%n%s%n%s".formatted(recipe, fault, recipe.commands(), came))
                .toList();
    }

    private String run(String script) throws IOException, InterruptedException {
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(
                        "bash",
                        Files.writeString(folder.resolve("script"), script).toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", port());
        builder.environment().put("DATELINE_DATA_DIR", data.toString());
        var shell = builder.start();
        if (!shell.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            shell.destroyForcibly();
        }
        return Files.readString(output).replace("localhost:" + port(), "localhost:8080");
    }

    private String here(String script) {
        return script.replace("localhost:8080", "localhost:" + port())
                .replace("localhost:9000", "localhost:" + endpoint.getAddress().getPort());
    }

    private String port() {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    @Override
    public void close() {
        endpoint.stop(0);
    }
}
