package streams;

import java.sql.DriverManager;
import java.util.concurrent.TimeUnit;

/** Terminates the connections by which instances follow the change log, so many times, spread over so many seconds. */
final class Terminate {
    private static final String ALL = """
            select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'dateline tail'""";

    public static void main(String... words) throws Exception {
        int times = Integer.parseInt(words[2]);
        int terminated = 0;
        try (var database = DriverManager.getConnection(words[0], words[1], System.getenv("PGPASSWORD"));
                var statement = database.createStatement()) {
            for (int i = 0; i < times; i++) {
                TimeUnit.MILLISECONDS.sleep(1000L * Integer.parseInt(words[3]) / times);
                try (var row = statement.executeQuery(ALL)) {
                    row.next();
                    terminated += row.getInt(1);
                }
            }
        }
        System.out.printf("%-28s%d, in %d turns%n", "tail connections terminated", terminated, times);
    }
}
