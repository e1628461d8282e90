import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;

/** Reads a query on each line, and writes its rows as tab-separated values and a full stop; waits for a database that is away. */
final class Sql {
    private static final long PATIENCE_MILLIS = 60_000;
    private static Connection connection;

    private Sql() {}

    public static void main(String... arguments) throws IOException, InterruptedException {
        var queries = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var query = queries.readLine(); query != null; query = queries.readLine()) {
            System.out.println(rows(query, arguments) + ".");
        }
    }

    private static String rows(String query, String... address) throws InterruptedException {
        for (long end = System.currentTimeMillis() + PATIENCE_MILLIS; ; ) {
            try {
                if (connection == null) connection = DriverManager.getConnection(address[0], address[1], address[2]);
                return read(query);
            } catch (SQLException e) {
                if (connection != null && !isGone(e) || System.currentTimeMillis() > end) return "ERROR " + e.getMessage() + "\n";
                connection = null;
                Thread.sleep(200);
            }
        }
    }

    private static boolean isGone(SQLException e) {
        return e.getSQLState() != null && (e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57"));
    }

    private static String read(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var lines = new StringBuilder();
            while (rows.next()) {
                var cells = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) cells.add(String.valueOf(rows.getString(i)));
                lines.append(String.join("\t", cells)).append('\n');
            }
            return lines.toString();
        }
    }
}
