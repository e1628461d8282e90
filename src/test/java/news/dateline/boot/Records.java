package news.dateline.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows written as the application's role: what must be there again after every kind of death. */
record Records(String url, String password) {

    static Records of(EmbeddedPostgres server) {
        return new Records(server.jdbcUrl(), server.password());
    }

    void add(String headline) throws SQLException {
        try (var connection = connect();
                var create = connection.createStatement();
                var insert = connection.prepareStatement("insert into headline values (?)")) {
            create.execute("create table if not exists headline (words text)");
            insert.setString(1, headline);
            insert.executeUpdate();
        }
    }

    List<String> all() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select words from headline order by words")) {
            var words = new ArrayList<String>();
            while (rows.next()) words.add(rows.getString(1));
            return words;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, Passwords.APPLICATION, password);
    }
}
