package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import news.dateline.testing.FaultyLink;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What people meet while the database is in trouble of every kind: readers get what is kept, or 503 and when to come back;
 * whoever writes gets 503, and nothing half-done; all is well soon after the trouble is over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // JUnit calls everythingIsUp first.
class FaultyDatabaseIT {
    /** What a reader may have to wait while there is no database; a machine that has much else to do takes some more. */
    private static final Duration SOON = Duration.ofMillis(2_000 + 1_000);

    /** The longest that anybody waits: whoever wrote at the very moment at which the database fell silent. */
    private static final Duration BOUND = Duration.ofSeconds(7 + 2);

    private static final Duration RECOVERY = Duration.ofSeconds(5 + 1);

    /** How long the trouble lasts: {@code -Daway=30} for longer. */
    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("away", 6));

    private static final String KEPT = "/v1/articles";
    private static final String ARTICLES = "/v1/desk/articles";

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedPostgres database;
    private FaultyLink link;
    private Application application;

    @BeforeAll
    void everythingIsUp() throws IOException {
        database = EmbeddedPostgres.start(DataFolders.fresh("faulty"), Durability.THROWAWAY);
        link = FaultyLink.to(
                URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort());
        var settings = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:%d/dateline".formatted(link.port()),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "DATELINE_ADMIN_KEY", Staff.ADMIN_KEY);
        application =
                Application.start(DataFolders.fresh("faulty-app"), settings).awaitUp();
        publish("The first");
    }

    @AfterAll
    void everythingEnds() {
        link.mend();
        application.close();
        link.close();
        database.close();
    }

    @BeforeEach
    void allIsWell() throws Exception {
        link.mend();
        awaitRecovery();
        // Kept, and as fresh as the log.
        assertThat(get(KEPT).status()).isEqualTo(200);
    }

    /** An answer and how long it took. */
    private record Answered(HttpResponse<String> answer, Duration took) {
        int status() {
            return answer.statusCode();
        }

        /** 503 with the time at which to come back, as a problem. */
        void isUnavailable() {
            assertThat(status()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    private CompletableFuture<Answered> send(HttpRequest.Builder request) {
        var begun = System.nanoTime();
        return client.sendAsync(request.timeout(Duration.ofSeconds(40)).build(), BodyHandlers.ofString())
                .thenApply(answer -> new Answered(answer, Duration.ofNanos(System.nanoTime() - begun)));
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create(application.address() + path));
    }

    private Answered get(String path) {
        return send(at(path)).join();
    }

    private CompletableFuture<Answered> draft(String title, UUID key) {
        return send(at(ARTICLES)
                .header("Authorization", "Bearer " + Staff.ADMIN_KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.toString())
                .POST(BodyPublishers.ofString("{\"title\":\"%s\"}".formatted(title))));
    }

    private void publish(String title) {
        var piece = application
                .staff()
                .drafts(Map.of("title", title, "body", Map.of("format", "markdown", "content", "Words.")));
        piece.act("publish", Map.of());
    }

    private int drafts(String word) {
        return application
                .staff()
                .get(ARTICLES + "?limit=100&q=" + word)
                .jsonPath()
                .getList("data")
                .size();
    }

    private static String word() {
        return "w" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Questions that nobody has asked before. */
    private Stream<HttpRequest.Builder> newQuestions(int number) {
        return IntStream.range(0, number).mapToObj(i -> at("/v1/articles?q=" + word()));
    }

    private void awaitRecovery() {
        var begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    assertThat(draft("Recovered", UUID.randomUUID()).join().status())
                            .isEqualTo(201);
                    var kept = get(KEPT);
                    assertThat(kept.status()).isEqualTo(200);
                    assertThat(kept.answer()
                                    .headers()
                                    .firstValue("Cache-Status")
                                    .orElse(""))
                            .doesNotContain("stale");
                    assertThat(get("/v1/articles?q=" + word()).status()).isEqualTo(200);
                    assertThat(application.statusOf("/q/health/ready")).isEqualTo(200);
                });
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(took).as("recovery").isLessThan(RECOVERY);
    }

    /** All that people do while there is no database to be reached. */
    private void assertEverybodyIsAnswered(Runnable trouble) throws Exception {
        var word = word();
        var due = application.staff().drafts(Map.of("title", "Due " + word));
        due.act("publish", Map.of("at", Instant.now().plusSeconds(3).toString()));
        trouble.run();
        var end = System.nanoTime() + AWAY.toNanos();
        // At the very moment, when nobody knows yet.
        var first = newQuestions(60).map(this::send).toList();
        var written = IntStream.range(0, 20)
                .mapToObj(i -> draft(word, UUID.randomUUID()))
                .toList();
        var worst = Duration.ZERO;
        do {
            var kept = get(KEPT);
            assertThat(kept.status()).isEqualTo(200);
            worst = worst.compareTo(kept.took()) > 0 ? worst : kept.took();
            var unknown = get("/v1/articles?q=" + word());
            unknown.isUnavailable();
            worst = worst.compareTo(unknown.took()) > 0 ? worst : unknown.took();
            var begun = System.nanoTime();
            assertThat(application.statusOf("/q/health/live")).isEqualTo(200);
            var live = Duration.ofNanos(System.nanoTime() - begun);
            worst = worst.compareTo(live) > 0 ? worst : live;
        } while (System.nanoTime() < end);
        assertThat(application.statusOf("/q/health/ready")).isEqualTo(503);
        var readers = first.stream().map(CompletableFuture::join).toList();
        readers.forEach(Answered::isUnavailable);
        var writers = written.stream().map(CompletableFuture::join).toList();
        writers.forEach(Answered::isUnavailable);
        assertThat(readers).allSatisfy(one -> assertThat(one.took()).isLessThan(SOON));
        assertThat(worst).isLessThan(SOON);
        assertThat(writers).allSatisfy(one -> assertThat(one.took()).isLessThan(BOUND));
        link.mend();
        awaitRecovery();
        assertThat(drafts("Due " + word)).isEqualTo(1);
        assertThat(drafts(word)).as("what was not acknowledged").isEqualTo(1);
        await().atMost(RECOVERY).until(() -> get("/v1/articles/" + due.id()).status() == 200);
    }

    @Test
    void theDatabaseIsDown() throws Exception {
        assertEverybodyIsAnswered(link::refuse);
    }

    @Test
    void theDatabaseAcceptsAndNeverAnswers() throws Exception {
        assertEverybodyIsAnswered(link::hang);
    }

    @Test
    void theLinkIsHalfOpen() throws Exception {
        assertEverybodyIsAnswered(link::lose);
    }

    @Test
    void theDatabaseIsSlow() throws Exception {
        link.slow(Duration.ofMillis(80));
        var answers = newQuestions(8).map(this::send).toList();
        var write = draft("Slow", UUID.randomUUID());
        assertThat(answers.stream().map(CompletableFuture::join))
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(200));
        assertThat(write.join().status()).isEqualTo(201);
        assertThat(get(KEPT).status()).isEqualTo(200);
        assertThat(application.statusOf("/q/health/ready")).isEqualTo(200);
    }

    @Test
    void theDatabaseOnlyReads() throws Exception {
        superuser("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
        try {
            var word = word();
            await().untilAsserted(() -> draft(word, UUID.randomUUID()).join().isUnavailable());
            assertThat(get(KEPT).status()).isEqualTo(200);
            assertThat(get("/v1/articles?q=" + word).status()).isEqualTo(200);
        } finally {
            superuser("alter system reset default_transaction_read_only", "select pg_reload_conf()");
        }
        awaitRecovery();
    }

    @Test
    void theDatabaseHasNoConnectionLeft() throws Exception {
        superuser("alter role dateline connection limit 0");
        try {
            link.cut();
            var word = word();
            await().untilAsserted(() -> draft(word, UUID.randomUUID()).join().isUnavailable());
            var reads = newQuestions(20).map(this::send).toList();
            reads.forEach(one -> one.join().isUnavailable());
            assertThat(reads).allSatisfy(one -> assertThat(one.join().took()).isLessThan(SOON));
            assertThat(get(KEPT).status()).isEqualTo(200);
            assertThat(application.statusOf("/q/health/live")).isEqualTo(200);
        } finally {
            superuser("alter role dateline connection limit -1");
        }
        awaitRecovery();
    }

    @Test
    void whatIsWrittenWhileTheLinkIsCutAgainAndAgainIsThereOnce() throws Exception {
        var word = word();
        int writes = 40;
        var acknowledged = new AtomicLong();
        try (var stream = StreamClient.openAt(application.address(), "/v1/changes/stream");
                var hands = Executors.newVirtualThreadPerTaskExecutor()) {
            await().until(() -> !stream.events().isEmpty());
            var done = IntStream.range(0, writes)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> untilAcknowledged(word), hands)
                            .whenComplete((location, failure) -> acknowledged.incrementAndGet()))
                    .toList();
            var cuts = 0;
            while (!done.stream().allMatch(CompletableFuture::isDone)) {
                link.cut();
                cuts++;
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            }
            System.out.println("cuts " + cuts);
            assertThat(cuts).isGreaterThan(1);
            var ids = done.stream().map(CompletableFuture::join).toList();
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(drafts(word)).isEqualTo(writes);
            try (var connection = Records.of(database).connect();
                    var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select count(*), count(distinct draft.id) from draft
                            left join revision on revision.draft_id = draft.id
                            left join audit_entry on subject_id = draft.id::text
                            where title = '%s'""".formatted(word))) {
                rows.next();
                assertThat(List.of(rows.getInt(1), rows.getInt(2))).containsExactly(writes, writes);
            }
            awaitRecovery();
            publish("The last");
            await().atMost(RECOVERY).until(() -> !stream.seqs().isEmpty());
            assertThat(stream.seqs()).isSorted().doesNotHaveDuplicates();
        }
    }

    private String untilAcknowledged(String title) {
        var key = UUID.randomUUID();
        while (true) {
            var one = draft(title, key).join();
            if (one.status() == 201) {
                return one.answer().headers().firstValue("Location").orElseThrow();
            }
            if (one.status() != 409) {
                one.isUnavailable();
            }
        }
    }

    private void superuser(String... statements) throws SQLException, IOException {
        var passwords = Passwords.read(Cluster.passwordFile(
                DataFolders.home(Path.of("target", "boot tests", "faulty").toAbsolutePath())));
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), Passwords.SUPERUSER, passwords.superuser());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
