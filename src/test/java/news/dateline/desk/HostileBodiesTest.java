package news.dateline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import news.dateline.testing.PostgresResource;
import news.dateline.testing.Reader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body that cannot be meant is refused with its place, and leaves no trace. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileBodiesTest {
    private static final int LARGEST = 1 << 20;

    /** Bytes are written as {@code «c0 af»}, repetitions as {@code «a*301»}. */
    private static final Pattern BYTES = Pattern.compile("«((?:[0-9a-f]{2} ?)+)»");

    private static final Pattern REPETITION = Pattern.compile("«(.+?)\\*(\\d+)»");

    private static @Nullable Doors doors;

    @Inject
    DataSource database;

    private static Doors doors() {
        if (doors == null) {
            doors = new Doors();
        }
        return doors;
    }

    /** The member that stands for {@code M} is one that every door has. */
    @ParameterizedTest
    @CsvFileSource(resources = "/desk/hostile-syntax.csv", delimiter = '|', quoteCharacter = '`', numLinesToSkip = 1)
    void whatIsNoProperJsonIsRefusedAtEveryDoor(String what, int status, @Nullable String pointer, String body)
            throws SQLException {
        var before = ledger();
        for (var door : doors().ofEachKind()) {
            var bytes = bytes(repeated(body.replace("M", door.member())));
            var place = pointer == null ? null : pointer.replace("M", door.member());
            assertRefused(what + " → " + door, door.send(bytes, door.mediaType()), status, place);
        }
        assertThat(ledger()).as(what).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/desk/hostile-members.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1,
            maxCharsPerColumn = 10_000)
    void whatAMemberCannotHoldIsRefusedWithItsPlace(String door, int status, String pointer, String body)
            throws SQLException {
        var whole = repeated(body.replace("SELF", doors().draft.id()));
        var before = ledger();
        assertRefused(body, doors().named(door).send(whole), status, pointer);
        assertThat(ledger()).as(body).isEqualTo(before);
    }

    @Test
    void aBodyMayHaveOneMebibyteAndNoByteMore() throws SQLException {
        for (var door : doors().all()) {
            var frame = "{\"%s\":\"\"}".formatted(door.member());
            var largest = frame.replace("\"\"", '"' + "a".repeat(LARGEST - frame.length()) + '"');
            var before = ledger();
            var answer = door.send(largest);
            assertThat(answer.statusCode()).as(door.toString()).isIn(400, 422);
            assertRefused(door.toString(), door.send(largest + " "), 413, null);
            assertThat(ledger()).isEqualTo(before);
        }
    }

    @Test
    void anEmptyBodyIsNoObject() throws SQLException {
        for (var door : doors().all()) {
            if (!door.needsNoBody()) {
                var before = ledger();
                assertRefused(door.toString(), door.send(""), 400, "#");
                assertThat(ledger()).isEqualTo(before);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/html",
                "application/xml",
                "application/octet-stream",
                "application/json-patch+json",
                "nonsense"
            })
    void anotherMediaTypeIsRefused(String mediaType) throws SQLException {
        for (var door : doors().all()) {
            var before = ledger();
            var answer = door.send("{}".getBytes(StandardCharsets.UTF_8), mediaType);
            assertThat(answer.statusCode())
                    .as("%s: %s", door, answer.asString())
                    .isIn(400, 415);
            assertThat(answer.contentType()).startsWith("application/problem+json");
            assertThat(ledger()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "patch, application/json",
        "create, application/merge-patch+json",
        "replace, application/merge-patch+json"
    })
    void aPatchIsNoBodyAndABodyNoPatch(String door, String mediaType) {
        assertRefused(
                door,
                doors().named(door).send("{\"title\":\"x\"}".getBytes(StandardCharsets.UTF_8), mediaType),
                415,
                null);
    }

    private static void assertRefused(String what, Response answer, int status, @Nullable String pointer) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isEqualTo(status);
        Reader.assertProblem(answer, status, null);
        assertThat(answer.asString().length()).as("the answer to %s", what).isLessThan(4_000);
        if (pointer != null) {
            assertThat(answer.jsonPath().getList("errors.pointer", String.class))
                    .as("%s: %s", what, answer.asString())
                    .isEqualTo(List.of(pointer));
        }
    }

    private static String repeated(String text) {
        return REPETITION.matcher(text).replaceAll(found -> {
            var piece = found.group(1);
            var many = piece.repeat(Integer.parseInt(found.group(2)));
            // Of several members or entries the last has no comma.
            return Matcher.quoteReplacement(piece.endsWith(",") ? many.substring(0, many.length() - 1) : many);
        });
    }

    /** The text in UTF-8, but for the bytes that are written out. */
    private static byte[] bytes(String text) {
        var out = new ByteArrayOutputStream();
        var found = BYTES.matcher(text);
        int at = 0;
        while (found.find()) {
            out.writeBytes(text.substring(at, found.start()).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(HexFormat.ofDelimiter(" ").parseHex(found.group(1)));
            at = found.end();
        }
        out.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** How much is written in every book that a door could write into. */
    private String ledger() throws SQLException {
        var counts = List.of(
                        "draft",
                        "article",
                        "revision",
                        "preview",
                        "correction",
                        "audit_entry",
                        "change",
                        "section",
                        "tag",
                        "author",
                        "collection",
                        "api_key",
                        "idempotent_answer")
                .stream()
                .map("'%1$s ' || (select count(*) from %1$s)"::formatted)
                .toList();
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select %s || ', version ' || (select max(version) from draft where id = '%s')"
                                .formatted(
                                        String.join(" || ', ' || ", counts),
                                        doors().draft.id()))) {
            row.next();
            return row.getString(1);
        }
    }
}
