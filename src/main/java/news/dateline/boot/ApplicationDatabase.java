package news.dateline.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The role and the database of the application, made when they are not there. */
record ApplicationDatabase(int port, Passwords passwords) {
    static final String NAME = "dateline";

    static {
        try {
            // By name: DriverManager itself asks the system class loader, which does not see the application's
            // libraries.
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    String url() {
        return url(NAME);
    }

    /** Idempotent: a start that died between two statements is completed by the next one. */
    void ensure() throws SQLException {
        try (var superuser = connectAsSuperuser()) {
            if (!exists(superuser, "select 1 from pg_roles where rolname = '%s'".formatted(Passwords.APPLICATION))) {
                run(superuser, "create role %s login".formatted(Passwords.APPLICATION));
            }
            lightenPassword(superuser, Passwords.SUPERUSER, passwords.superuser());
            lightenPassword(superuser, Passwords.APPLICATION, passwords.application());
            if (!exists(superuser, "select 1 from pg_database where datname = '%s'".formatted(NAME))) {
                // As its owner the role may create the trusted extensions (unaccent, pg_trgm) without being superuser.
                run(superuser, "create database %s owner %s".formatted(NAME, Passwords.APPLICATION));
            }
        }
    }

    /**
     * SCRAM stretches passwords that people think up by thousands of hashes, which every new connection has to repeat, and
     * a JVM that has just started does so slowly. Nobody guesses 192 random bits, so ours are hashed once.
     */
    private static void lightenPassword(Connection superuser, String role, String password) throws SQLException {
        var isLight = "select 1 from pg_authid where rolname = '%s' and rolpassword like 'SCRAM-SHA-256$1:%%'";
        if (exists(superuser, isLight.formatted(role))) return;
        run(superuser, "set scram_iterations = 1");
        run(superuser, "alter role %s password '%s'".formatted(role, password));
    }

    void drop() throws SQLException {
        try (var superuser = connectAsSuperuser()) {
            run(superuser, "drop database if exists %s with (force)".formatted(NAME));
        }
    }

    private Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(url(Passwords.SUPERUSER), Passwords.SUPERUSER, passwords.superuser());
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    private static boolean exists(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
