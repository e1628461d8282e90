package news.dateline.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The generated passwords of the embedded server's two roles, kept in PostgreSQL's own
 * <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">pgpass</a> format so that its tools can use the file.
 */
record Passwords(String superuser, String application) {
    static final String SUPERUSER = "postgres";
    static final String APPLICATION = "dateline";

    static Passwords generate() {
        return new Passwords(random(), random());
    }

    static Passwords read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new StartupFailure(
                    "The embedded database's password file %s is missing: put it back from a backup.".formatted(file));
        }
        var text = Files.readString(file, StandardCharsets.UTF_8);
        return new Passwords(of(SUPERUSER, text, file), of(APPLICATION, text, file));
    }

    void write(Path file) throws IOException {
        OwnerOnly.write(file, line(SUPERUSER, superuser) + line(APPLICATION, application));
    }

    private static String line(String role, String password) {
        return "127.0.0.1:*:*:%s:%s%n".formatted(role, password);
    }

    private static String of(String role, String text, Path file) {
        var start = "127.0.0.1:*:*:" + role + ":";
        return text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .map(line -> line.substring(start.length()).strip())
                .orElseThrow(() ->
                        new StartupFailure("The password file %s has no line for the role %s.".formatted(file, role)));
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "Passwords[hidden]";
    }
}
