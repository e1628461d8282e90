package news.dateline.boot;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** {@link ServerOnly} as a child process. */
record ServerJvm(Process process, ProcessHandle server, Records records) implements AutoCloseable {

    static ServerJvm start(Path dataFolder) throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerOnly.class.getName(),
                        dataFolder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var server = ProcessHandle.of(Long.parseLong(requireNonNull(output.readLine())))
                .orElseThrow();
        return new ServerJvm(
                process, server, new Records(requireNonNull(output.readLine()), requireNonNull(output.readLine())));
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void killServer() {
        kill(server);
    }

    /** Waits until the victim is not only dead but gone: its new parent has to reap it first. */
    static void kill(ProcessHandle victim) {
        victim.destroyForcibly();
        awaitGone(victim);
    }

    static void awaitGone(ProcessHandle process) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive());
    }

    @Override
    public void close() {
        process.destroyForcibly();
        server.destroyForcibly();
    }
}
