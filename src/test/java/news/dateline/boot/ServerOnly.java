package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Path;

/** A JVM to be killed: the embedded server and nothing else, until its input ends. */
final class ServerOnly {
    private ServerOnly() {}

    @SuppressWarnings("EmptyBlock")
    public static void main(String... arguments) throws IOException {
        try (var server = EmbeddedPostgres.start(Path.of(arguments[0]), Durability.DURABLE)) {
            System.out.println(server.pid());
            System.out.println(server.jdbcUrl());
            System.out.println(server.password());
            while (System.in.read() >= 0) {}
        } catch (StartupFailure failure) {
            System.out.println(failure.getMessage());
        }
    }
}
