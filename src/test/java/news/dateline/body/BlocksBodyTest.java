package news.dateline.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksBodyTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void aClientMayLeaveOutIdsAndCannotForgeText() {
        var body = parse("""
                [{"type":"paragraph","html":"Signed <b>today</b>","text":"a lie"},
                 {"type":"heading","id":"what-we-know","level":2,"html":"What we know"}]""");
        assertThat(body.blocks().getFirst()).isInstanceOfSatisfying(Paragraph.class, paragraph -> {
            assertThat(paragraph.html()).isEqualTo("Signed <strong>today</strong>");
            assertThat(paragraph.text()).isEqualTo("Signed today");
            assertThat(paragraph.id()).startsWith("p-");
        });
        assertThat(body.blocks().getLast().id()).isEqualTo("what-we-know");
    }

    @Test
    void onTheWireABodyIsAnArrayWithoutNulls() throws JsonProcessingException {
        var body = parse("[{\"type\":\"image\",\"id\":\"a\",\"url\":\"/a.jpg\",\"illustrative\":false,\"width\":0}]");
        assertThat(JSON.writeValueAsString(body)).isEqualTo("[{\"type\":\"image\",\"id\":\"a\",\"url\":\"/a.jpg\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}                                                                  |                  | wrong-type",
                "[7]                                                                 | /0               | wrong-type",
                "[{\"html\":\"x\"}]                                                  | /0/type          | required",
                "[{\"type\":\"poem\"}]                                               | /0/type          | unknown-type",
                "[{\"type\":\"divider\"},{\"type\":\"paragraph\"}]                   | /1/html          | required",
                "[{\"type\":\"paragraph\",\"html\":7}]                               | /0/html          | wrong-type",
                "[{\"type\":\"paragraph\",\"html\":\"x\",\"colour\":1}]              | /0/colour        | unknown-member",
                "[{\"type\":\"paragraph\",\"html\":\"x\",\"id\":\"a b\"}]            | /0/id            | invalid-id",
                "[{\"type\":\"heading\",\"level\":7,\"html\":\"x\"}]                 | /0/level         | out-of-range",
                "[{\"type\":\"heading\",\"level\":\"2\",\"html\":\"x\"}]             | /0/level         | wrong-type",
                "[{\"type\":\"heading\",\"level\":2.5,\"html\":\"x\"}]               | /0/level         | wrong-type",
                "[{\"type\":\"heading\",\"html\":\"x\"}]                             | /0/level         | out-of-range",
                "[{\"type\":\"image\",\"url\":\"javascript:alert(1)\"}]              | /0/url           | invalid-url",
                "[{\"type\":\"image\",\"url\":\"data:image/png;base64,AA\"}]         | /0/url           | invalid-url",
                "[{\"type\":\"image\",\"url\":\"/a\",\"width\":-1}]                  | /0/width         | out-of-range",
                "[{\"type\":\"embed\",\"provider\":\"x\"}]                           | /0/url           | required",
                "[{\"type\":\"relatedArticle\",\"articleId\":\"nope\"}]              | /0/articleId     | wrong-type",
                "[{\"type\":\"audio\",\"url\":\"/a\",\"mediaType\":\"mp3\"}]         | /0/mediaType     | invalid-media-type",
                "[{\"type\":\"list\",\"items\":[{\"html\":\"a\"},{\"text\":\"b\"}]}] | /0/items/1/html  | required",
                "[{\"type\":\"list\",\"items\":[null]}]                              | /0/items/0       | required",
                "[{\"type\":\"table\",\"rows\":[[\"a\"],[null]]}]                    | /0/rows/1/0      | required",
                "[{\"type\":\"divider\",\"id\":\"a\"},{\"type\":\"divider\",\"id\":\"a\"}] | /1/id      | duplicate-id",
            })
    void whatIsWrongIsNamedWithItsPlace(String json, String pointer, String code) {
        var invalid = catchThrowableOfType(InvalidBlock.class, () -> parse(json));
        assertThat(invalid.pointer()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(invalid.code()).isEqualTo(code);
        assertThat(invalid.sentence()).endsWith(".").doesNotContain("news.dateline", "java.");
    }

    private static Body parse(String json) {
        try {
            return BlocksBody.parse(JSON.readTree(json));
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }
}
