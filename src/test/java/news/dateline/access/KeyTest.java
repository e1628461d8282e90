package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import news.dateline.testing.StreamClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys are handed out, used, looked at and taken away. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyTest {
    private final Staff admin = Staff.admin();

    @Inject
    DataSource database;

    @Inject
    LastUse uses;

    @Test
    void theSecretIsShownOnce() {
        var expiry = Instant.parse("2199-01-01T00:00:00Z");
        var created = KeyOffice.order(Map.of("name", "Night desk", "role", "editor", "expiresAt", expiry.toString()));
        var key = created.jsonPath();
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.header("Location")).endsWith(KeyOffice.PATH + "/" + key.getString("id"));
        assertThat(created.header("Cache-Control")).isEqualTo("no-store");
        assertThat(key.getMap("$").keySet())
                .isEqualTo(Set.of("id", "name", "role", "prefix", "createdAt", "expiresAt", "secret"));
        assertThat(key.getString("secret")).startsWith(key.getString("prefix"));
        assertThat(Instant.parse(key.getString("expiresAt"))).isEqualTo(expiry);

        var read = admin.get(created.header("Location"));
        assertThat(read.header("ETag")).isEqualTo(created.header("ETag"));
        var expected = new HashSet<>(key.getMap("$").entrySet());
        expected.removeIf(member -> member.getKey().equals("secret"));
        assertThat(read.jsonPath().getMap("$").entrySet()).isEqualTo(expected);
        var listed = admin.get(KeyOffice.PATH);
        assertThat(listed.jsonPath().getList("data.id")).contains(key.getString("id"));
        assertThat(listed.asString()).doesNotContain("\"secret\"").doesNotContain(key.getString("secret"));
    }

    @Test
    void aRepeatedOrderIsAnsweredWithTheSameKeyButNotWithItsSecret() {
        var order = Map.of("name", "Ordered twice", "role", "editor");
        var once = UUID.randomUUID().toString();
        var first = KeyOffice.order(order, "Idempotency-Key", once);
        var second = KeyOffice.order(order, "Idempotency-Key", once);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
        assertThat(second.jsonPath().getMap("$")).doesNotContainKey("secret");
    }

    @Test
    void aRevokedKeyLetsNobodyInFromTheNextRequestOn() {
        var key = KeyOffice.made("editor");
        assertThat(key.staff().get("/v1/desk/articles").statusCode()).isEqualTo(200);
        assertThat(KeyOffice.revoke(key).statusCode()).isEqualTo(428);
        assertThat(KeyOffice.revoke(key, "If-Match", "\"v7\"").statusCode()).isEqualTo(412);
        assertThat(key.staff().get("/v1/desk/articles").statusCode()).isEqualTo(200);
        assertThat(KeyOffice.revoke(key, "If-Match", key.etag()).statusCode()).isEqualTo(204);
        assertThat(key.staff().get("/v1/desk/articles").statusCode()).isEqualTo(401);
        var after = admin.get(key.path());
        assertThat(after.jsonPath().getString("revokedAt")).isNotNull();
        assertThat(KeyOffice.revoke(key, "If-Match", key.etag()).statusCode()).isEqualTo(412);
        assertThat(KeyOffice.revoke(key, "If-Match", after.header("ETag")).statusCode())
                .isEqualTo(204);
        assertThat(admin.get(key.path()).asString()).isEqualTo(after.asString());
    }

    @Test
    void anExpiredKeyLetsNobodyIn() throws SQLException {
        var key = KeyOffice.expired("editor", database);
        assertThat(key.staff().get("/v1/desk/articles").statusCode()).isEqualTo(401);
    }

    @Test
    void aPublicReadDoesNotLookAtAKey() {
        assertThat(KeyOffice.revoked("editor").staff().get("/v1/articles").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theLastAdministratorStays() throws SQLException {
        var other = KeyOffice.made("admin");
        var bootstrap = new KeyOffice.Made(bootstrapId(), Staff.ADMIN_KEY, "*");
        KeyOffice.withoutOtherAdmins(database, List.of(bootstrap, other), () -> {
            assertThat(KeyOffice.revoke(other, "If-Match", other.etag()).statusCode())
                    .isEqualTo(204);
            var refused = KeyOffice.revoke(bootstrap, "If-Match", "*");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.jsonPath().getString("detail")).contains("last key of an administrator");
            assertThat(admin.get(bootstrap.path()).jsonPath().getString("revokedAt"))
                    .isNull();
        });
    }

    @Test
    void aTestThatSetsKeysAsideBringsThemBack() throws SQLException {
        var bystander = KeyOffice.made("admin");
        theLastAdministratorStays();
        assertThat(bystander.staff().get(KeyOffice.PATH).statusCode()).isEqualTo(200);
    }

    private String bootstrapId() {
        var made = KeyOffice.made("partner");
        return admin.get("/v1/desk/audit?subjectId=" + made.id()).jsonPath().getString("data[0].key.id");
    }

    @Test
    void anAuthorsKeySignsWhatIsWrittenWithIt() throws SQLException {
        var author = KeyOffice.author(database);
        var key = KeyOffice.madeFor(author);
        assertThat(admin.get(key.path()).jsonPath().getString("author")).isEqualTo(author);
        var piece = key.staff().drafts(Map.of("title", "Signed"));
        assertThat(piece.read().jsonPath().getList("authors.slug")).containsExactly(author);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'role':'editor'} | 422 | #/name",
                "{'name':' ','role':'editor'} | 422 | #/name",
                "{'name':'X'} | 422 | #/role",
                "{'name':'X','role':'owner'} | 422 | #/role",
                "{'name':'X','role':'ADMIN'} | 422 | #/role",
                "{'name':'X','role':'author'} | 422 | #/author",
                "{'name':'X','role':'author','author':'nobody-we-know'} | 422 | #/author",
                "{'name':'X','role':'partner','author':'nobody-we-know'} | 422 | #/author",
                "{'name':'X','role':'editor','expiresAt':'2001-01-01T00:00:00Z'} | 422 | #/expiresAt",
                "{'name':'X','role':'editor','expiresAt':'+99999-01-01T00:00:00Z'} | 422 | #/expiresAt",
                "{'name':'X','role':'editor','secret':'dl_mine'} | 422 | #/secret",
                "{'name':'X','role':'editor','expiresAt':'soon'} | 400 | #/expiresAt",
                "{'name':'X','role':'editor','power':9} | 400 | #/power"
            },
            quoteCharacter = '"')
    void anOrderThatCannotBeMetSaysWhy(String order, int status, String pointer) {
        var response = admin.post(KeyOffice.PATH, order.replace('\'', '"'));
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.jsonPath().getList("errors.pointer")).containsExactly(pointer);
    }

    @Test
    void theListIsReadInPages() {
        var older = KeyOffice.made("partner");
        var newer = KeyOffice.made("partner");
        var first = admin.get(KeyOffice.PATH + "?limit=1").jsonPath();
        assertThat(first.getList("data.id")).containsExactly(newer.id());
        var second = admin.get(first.getString("links.next")).jsonPath();
        assertThat(second.getList("data.id")).containsExactly(older.id());
        assertThat(admin.get(second.getString("links.prev")).jsonPath().getList("data.id"))
                .containsExactly(newer.id());
    }

    @Test
    void whenAKeyWasLastUsedIsWrittenAtMostOnceAMinuteAndMakesNoVersion() {
        var key = KeyOffice.made("editor");
        assertThat(admin.get(key.path()).jsonPath().getString("lastUsedAt")).isNull();
        key.staff().get("/v1/desk/articles");
        uses.writeDown();
        var used = admin.get(key.path());
        assertThat(used.jsonPath().getString("lastUsedAt")).isNotNull();
        assertThat(used.header("ETag")).isEqualTo(key.etag());
        key.staff().get("/v1/desk/articles");
        uses.writeDown();
        assertThat(admin.get(key.path()).asString()).isEqualTo(used.asString());
    }

    @Test
    void aStreamThatWasOpenedWithAKeyEndsWithTheKey() {
        var key = KeyOffice.made("partner");
        var changes = "/v1/changes/stream";
        try (var keyed = StreamClient.open(changes, "Authorization", "Bearer " + key.secret());
                var anonymous = StreamClient.open(changes)) {
            await().until(() -> !keyed.events().isEmpty() && !anonymous.events().isEmpty());
            assertThat(KeyOffice.revoke(key, "If-Match", key.etag()).statusCode())
                    .isEqualTo(204);
            await().atMost(Duration.ofSeconds(5)).until(keyed::isOver);
            assertThat(anonymous.isOver()).isFalse();
        }
        // As everywhere in the public wing, a bad key is as good as none.
        StreamClient.open(changes, "Authorization", "Bearer " + key.secret()).close();
        StreamClient.open(changes, "Authorization", "Basic bm9ib2R5Og==").close();
    }
}
