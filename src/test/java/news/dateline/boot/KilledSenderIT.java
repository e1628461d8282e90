package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.testing.SmtpPeer;
import news.dateline.testing.SmtpPeer.Received;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;

/** Instances are killed with signal 9 while they send: every letter arrives, and no more of them twice than were on their way. */
class KilledSenderIT {
    private static final int LETTERS = Integer.getInteger("letters", 200);
    private static final int CONCURRENCY = 4;
    private static final int KILLS = 3;

    @Test
    void nothingIsLostWhenSendersAreKilled() throws Exception {
        try (var database = EmbeddedPostgres.start(DataFolders.fresh("killed-sender"), Durability.THROWAWAY);
                var peer = SmtpPeer.start()) {
            // A letter is on its way for long enough that a kill finds some.
            peer.takeTime(Duration.ofMillis(20));
            var sender = start(database, peer).awaitUp();
            var letters = letters(database);
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = LETTERS * kill / (KILLS + 1);
                await().atMost(patience()).until(() -> peer.received().size() >= enough);
                sender.kill();
                sender = start(database, peer).awaitUp();
            }
            await().atMost(patience()).until(() -> waiting(database) == 0);
            sender.close();
            assertArrived(letters, peer);
        }
    }

    private static void assertArrived(Map<String, String> letters, SmtpPeer peer) {
        var arrived = peer.received().stream().collect(Collectors.groupingBy(Received::to));
        assertThat(arrived.keySet()).containsExactlyInAnyOrderElementsOf(letters.keySet());
        arrived.forEach((recipient, copies) ->
                assertThat(copies).extracting(copy -> copy.header("Message-ID")).containsOnly(letters.get(recipient)));
        assertThat(peer.received()).hasSizeBetween(LETTERS, LETTERS + KILLS * CONCURRENCY);
    }

    private static Duration patience() {
        return Duration.ofSeconds(60 + LETTERS / 10);
    }

    private static Application start(EmbeddedPostgres database, SmtpPeer peer) throws IOException {
        var settings = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "DATELINE_ADMIN_KEY", Staff.ADMIN_KEY,
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(peer.port())));
        settings.put("DATELINE_MAIL_CONCURRENCY", Integer.toString(CONCURRENCY));
        settings.put("DATELINE_MAIL_SEND_TIMEOUT", "1s");
        return Application.start(Path.of("target", "boot tests", "killed-sender-data"), settings);
    }

    /** Written as {@code mail.Outbox} writes them; their names by their recipients. */
    private static Map<String, String> letters(EmbeddedPostgres database) throws SQLException {
        var letters = new TreeMap<String, String>();
        try (var connection = Records.of(database).connect();
                var insert = connection.prepareStatement("""
                        insert into mail (id, kind, message_id, recipient, content, status, created_at, due_at)
                        values (?, 'test', ?, ?, cast(? as json), 'waiting', clock_timestamp(), clock_timestamp())
                        """)) {
            for (int number = 0; number < LETTERS; number++) {
                var id = UUID.randomUUID();
                var recipient = "reader-%d@example.net".formatted(number);
                var name = "<%s@example.org>".formatted(id);
                insert.setObject(1, id);
                insert.setString(2, name);
                insert.setString(3, recipient);
                insert.setString(4, """
                        {"kind": "test", "from": {"name": "Dateline", "address": "news@example.org"}, "to": "%s",
                         "subject": "A letter", "text": "Hello.", "headers": {}}""".formatted(recipient));
                insert.addBatch();
                letters.put(recipient, name);
            }
            insert.executeBatch();
        }
        return letters;
    }

    private static long waiting(EmbeddedPostgres database) throws SQLException {
        try (var connection = Records.of(database).connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from mail where status = 'waiting'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
