package news.dateline.boot;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import news.dateline.testing.Staff;
import org.awaitility.core.ConditionTimeoutException;

/** The packaged application as people run it: its own process, its own terminal. */
record Application(Process process, Path output) implements AutoCloseable {
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Pattern API = Pattern.compile("API +(http://localhost:\\d+)/v1");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Started often and not for long: what pays off later only costs here. */
    private static final List<String> BRIEFLY = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final List<String> FOR_LONG = List.of("-Xmx512m", "-XX:+UseSerialGC");

    static Application start(Path dataFolder, Map<String, String> settings) throws IOException {
        return start(dataFolder, settings, BRIEFLY);
    }

    /** The same, compiled as well as can be: for whoever sends it tens of thousands of requests. */
    static Application startForLong(Path dataFolder, Map<String, String> settings) throws IOException {
        return start(dataFolder, settings, FOR_LONG);
    }

    private static Application start(Path dataFolder, Map<String, String> settings, List<String> options)
            throws IOException {
        // Nobody has to be given time to go elsewhere.
        var environment =
                new HashMap<>(Map.of("DATELINE_DATA_DIR", dataFolder.toString(), "DATELINE_STOP_DELAY", "0s"));
        environment.putAll(settings);
        return started(Path.of("").toAbsolutePath(), environment, options);
    }

    /** As somebody does who has set nothing, in a folder of theirs; only the port is any that is free. */
    static Application startIn(Path folder) throws IOException {
        return started(Files.createDirectories(folder), Map.of(), BRIEFLY);
    }

    private static Application started(Path folder, Map<String, String> environment, List<String> options)
            throws IOException {
        var output = Files.createTempFile(Path.of("target"), "application-", ".log");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return new Application(builder.start(), output);
    }

    Application awaitUp() {
        try {
            await().atMost(PATIENCE).until(() -> API.matcher(said()).find());
        } catch (ConditionTimeoutException e) {
            kill(); // nobody else will
            throw new AssertionError(said(), e);
        }
        return this;
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) throw new AssertionError(said());
        return process.exitValue();
    }

    /** Where it is reached. */
    String address() {
        var api = API.matcher(said());
        if (!api.find()) throw new AssertionError(said());
        return api.group(1);
    }

    Staff staff() {
        return Staff.admin().at(address());
    }

    /** With signal 9, and until it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int statusOf(String path) throws IOException, InterruptedException {
        return answerOf(path).statusCode();
    }

    String bodyOf(String path) throws IOException, InterruptedException {
        return answerOf(path).body();
    }

    /** The sum of all that has this name in {@code /q/metrics}. */
    double metric(String name) throws IOException, InterruptedException {
        return bodyOf("/q/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** Headers as names and values in turn. */
    HttpResponse<String> answerOf(String path, String... headers) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address() + path));
            if (headers.length > 0) request.headers(headers);
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    String said() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
