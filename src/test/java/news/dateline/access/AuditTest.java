package news.dateline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.Map;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who did what, when, to what. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AuditTest {
    private final Staff admin = Staff.admin();

    @Test
    void theLifeOfAKeyIsToldNewestFirst() {
        var key = KeyOffice.made(Map.of("name", "Night desk", "role", "editor"));
        KeyOffice.revoke(key, "If-Match", key.etag());
        var told = audit("subjectType=key&subjectId=" + key.id());
        assertThat(told.getList("data.action")).containsExactly("key.revoke", "key.create");
        assertThat(told.getString("data[1].key.name")).isEqualTo("Bootstrap key");
        assertThat(told.getString("data[1].key.id")).isNotEmpty();
        assertThat(told.getString("data[1].role")).isEqualTo("admin");
        assertThat(told.getString("data[1].subject.type")).isEqualTo("key");
        assertThat(told.getString("data[1].subject.id")).isEqualTo(key.id());
        assertThat(told.getString("data[1].detail")).isEqualTo("editor: Night desk");
        assertThat(told.getString("data[1].at")).endsWith("Z");
    }

    @Test
    void theFiltersChooseByKeyActionAndTime() {
        var editor = KeyOffice.made("editor");
        var piece = editor.staff().drafts(Map.of("title", "Audited"));
        piece.edit(Map.of("title", "Audited twice"));
        var all = audit("key=" + editor.id());
        assertThat(all.getList("data.action")).containsExactly("article.save", "article.create");
        assertThat(all.getList("data.subject.id")).containsOnly(piece.id());
        assertThat(audit("action=article.save&key=" + editor.id()).getList("data"))
                .hasSize(1);
        var first = all.getString("data[1].at");
        assertThat(audit("after=" + first + "&key=" + editor.id()).getList("data.action"))
                .containsExactly("article.save");
        assertThat(audit("before=" + first + "&key=" + editor.id()).getList("data"))
                .isEmpty();
    }

    @Test
    void aPageLeadsToTheNextAndBack() {
        var editor = KeyOffice.made("editor");
        editor.staff().drafts(Map.of("title", "One"));
        editor.staff().drafts(Map.of("title", "Two"));
        var whole = audit("key=" + editor.id());
        var page = audit("limit=1&key=" + editor.id());
        var next = admin.get(page.getString("links.next")).jsonPath();
        assertThat(page.getString("data[0].id")).isEqualTo(whole.getString("data[0].id"));
        assertThat(next.getString("data[0].id")).isEqualTo(whole.getString("data[1].id"));
        assertThat(next.getString("links.next")).isNull();
        var back = admin.get(next.getString("links.prev")).jsonPath();
        assertThat(back.getString("data[0].id")).isEqualTo(whole.getString("data[0].id"));
    }

    @Test
    void whatWasRefusedIsNoDeed() {
        var editor = KeyOffice.made("editor");
        assertThat(editor.staff().post("/v1/desk/articles", Map.of()).statusCode())
                .isEqualTo(422);
        assertThat(editor.staff().post(KeyOffice.PATH, Map.of()).statusCode()).isEqualTo(403);
        assertThat(audit("key=" + editor.id()).getList("data")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "key=me,key",
        "after=yesterday,after",
        "action=a-command-that-is-longer-than-any-that-anybody-ever-gave,action",
        "who=me,who",
        "limit=0,limit"
    })
    void aFilterThatDoesNotFitIsNamed(String query, String parameter) {
        var response = admin.get("/v1/desk/audit?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(400);
        assertThat(response.jsonPath().getList("errors.parameter")).containsExactly(parameter);
    }

    private JsonPath audit(String query) {
        var response = admin.get("/v1/desk/audit?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.header("Cache-Control")).isEqualTo("no-store");
        return response.jsonPath();
    }
}
