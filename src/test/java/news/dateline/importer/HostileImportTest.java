package news.dateline.importer;

import static news.dateline.importer.Desk.article;
import static news.dateline.importer.Desk.imported;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import news.dateline.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HostileImportTest {
    private static final String RSS = """
            <rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
            <channel><wp:wxr_version>1.2</wp:wxr_version><item><title>%s</title></item></channel></rss>
            """;

    @Test
    void aFileThatBreaksOffIsRefusedWithThePlaceAndWhatCameBeforeStays() {
        var file = new GhostFile();
        for (int i = 0; i < 150; i++) {
            file.post("p" + i, "<p>Number %d.</p>".formatted(i));
        }
        var whole = file.toString();
        // The tables of relations come behind the posts, so the first pass meets the end.
        var broken = whole.substring(0, whole.indexOf("Number 120"));
        assertRefused(imported("format=ghost", broken).getString("failure"), "line 1", "/db/0/data/posts/120/html");

        var faulty = whole.replace("<p>Number 120.</p>", "<p>Number 120.\\u12");
        var report = imported("format=ghost", faulty);
        assertRefused(report.getString("failure"), "line 1, column", "/db/0/data/posts/120/html");
        assertThat(report.getString("status")).isEqualTo("failed");
    }

    @Test
    void aFaultThatOnlyTheSecondPassMeetsLeavesWhatCameBefore() {
        var file = new GhostFile();
        for (int i = 0; i < 120; i++) {
            file.post("p" + i, "<p>Number %d.</p>".formatted(i));
        }
        file.post("long", "<p>" + "x".repeat(1_100_000) + "</p>");
        var report = imported("format=ghost", file.toString());
        assertThat(report.getString("status")).isEqualTo("failed");
        assertRefused(report.getString("failure"), "/db/0/data/posts/120/html", "String value length");
        assertThat(report.getInt("created")).isEqualTo(120);
        assertThat(report.getInt("processed")).isEqualTo(120);
        assertThat(article(file.slug("p119")).getString("title")).isEqualTo("Title of p119");
    }

    @Test
    void oneFormatSentAsTheOtherIsRefused() {
        assertRefused(
                imported("format=ghost", Desk.export("wordpress-theme-unit-test.wxr.xml"))
                        .getString("failure"),
                "line 1, column");
        assertRefused(
                imported("format=wordpress", Desk.export("ghost-cards-export.json"))
                        .getString("failure"),
                "line 1, column 1");
        assertThat(imported("format=ghost", "{\"data\":{}}").getString("failure"))
                .contains("no posts");
        assertThat(imported("format=ghost", "[]").getString("failure")).contains("JSON object");
        assertThat(imported("format=ghost", "").getString("failure")).isNotNull();
        assertThat(imported("format=wordpress", "").getString("failure")).isNotNull();
        assertThat(imported("format=wordpress", "<feed/>").getString("failure")).contains("no WordPress export");
        assertThat(imported("format=wordpress", "<rss><channel><item/></channel></rss>")
                        .getString("failure"))
                .contains("no WordPress export");
    }

    @Test
    void nothingOutsideOfTheFileIsReadAndNoEntityGrows() {
        var outside = "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + RSS.formatted("&x;");
        assertRefused(imported("format=wordpress", outside).getString("failure"), "line 1", "DOCTYPE");
        var laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;\">]>"
                + RSS.formatted("&c;");
        assertRefused(imported("format=wordpress", laughs).getString("failure"), "line 1", "DOCTYPE");
        assertRefused(imported("format=wordpress", RSS.formatted("&c;")).getString("failure"), "line 2");
    }

    @Test
    void depthAndLengthAreBounded() {
        var deep = "{\"db\":[{\"data\":{\"posts\":" + "[".repeat(100_000);
        assertRefused(imported("format=ghost", deep).getString("failure"), "line 1, column");
        var nested =
                imported("format=wordpress", RSS.formatted("<b>".repeat(1000))).getString("failure");
        assertRefused(nested, "line 2, column");
        var text = RSS.formatted("x".repeat(1_100_000));
        assertRefused(imported("format=wordpress", text).getString("failure"), "longer than 1,000,000 characters");
        var section = RSS.formatted("<![CDATA[" + "x".repeat(5_000_000));
        assertRefused(imported("format=wordpress", section).getString("failure"), "longer than 4,000,000 bytes");
        var comment = RSS.formatted("<!--" + "x".repeat(5_000_000));
        assertRefused(imported("format=wordpress", comment).getString("failure"), "longer than 4,000,000 bytes");
    }

    @Test
    void bytesThatNoTextHasAreRefused() {
        assertRefused(imported("format=wordpress", RSS.formatted("a\u0000b")).getString("failure"), "NUL at byte 1");
        var utf16 = RSS.formatted("x").getBytes(StandardCharsets.UTF_16);
        assertRefused(imported("format=wordpress", utf16).getString("failure"), "NUL at byte");
        var broken = RSS.formatted("naïve").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(imported("format=wordpress", broken).getString("failure")).isNotNull();
        var json = new GhostFile()
                .post("p", "naive")
                .toString()
                .replace("naive", "naïve")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertRefused(imported("format=ghost", json).getString("failure"), "line 1, column");
    }

    @Test
    void packedFilesThatAreDamagedOrGrowWithoutEndAreRefused() {
        var packed = Desk.packed(Desk.export("ghost-cards-export.json"));
        var half = Arrays.copyOf(packed, packed.length / 2);
        assertRefused(imported("format=ghost", half).getString("failure"), "gzip", "after byte");
        var changed = packed.clone();
        Arrays.fill(changed, packed.length / 2, packed.length / 2 + 50, (byte) 0xff);
        assertThat(imported("format=ghost", changed).getString("failure")).isNotNull();
        packed = Desk.packed(Desk.export("wordpress-theme-unit-test.wxr.xml"));
        half = Arrays.copyOf(packed, packed.length / 2);
        assertRefused(imported("format=wordpress", half).getString("failure"), "gzip", "after byte");
        var bomb = Desk.packed(" ".repeat(70 << 20).getBytes(StandardCharsets.US_ASCII));
        assertThat(bomb.length).isLessThan(100_000);
        assertRefused(imported("format=ghost", bomb).getString("failure"), "more than 67,108,864 bytes");
    }

    @Test
    void aBodyBeyondAllMeasureCostsNoOtherArticle() {
        var file =
                new GhostFile().post("huge", "<p>x</p><h2>y</h2>".repeat(3_000)).post("fine", "<p>Fine.</p>");
        var report = imported("format=ghost", file.toString());
        assertThat(report.getString("status")).isEqualTo("completed");
        assertThat(article(file.slug("fine")).getString("body[0].text")).isEqualTo("Fine.");
        assertThat(report.getInt("processed")).isEqualTo(2);
    }

    private static void assertRefused(String failure, String... words) {
        assertThat(failure).contains(words).doesNotContain("com.", "java.", "Exception", "`");
    }
}
