package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtagsTest {
    private static final String TAG = Etags.of("news".getBytes(StandardCharsets.UTF_8));

    @Test
    void aTagIsStrongQuotedAndOfItsBytesOnly() {
        assertThat(TAG).matches("\"[A-Za-z0-9_-]{20}\"");
        assertThat(Etags.of("news".getBytes(StandardCharsets.UTF_8))).isEqualTo(TAG);
        assertThat(Etags.of("News".getBytes(StandardCharsets.UTF_8))).isNotEqualTo(TAG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"a\", %s", "\"a\",W/\"b\" ,  %s  ", "*", " * "})
    void aHeaderMayNameItInManyWays(String header) {
        assertThat(Etags.matches(header.formatted(TAG), TAG)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"a\"", "w/%s", "W/ %s", "\"%s\"", "x%s", "%sx", ",", "**"})
    void otherHeadersDoNot(String header) {
        assertThat(Etags.matches(header.formatted(TAG), TAG)).isFalse();
        assertThat(Etags.matches(TAG.replace("\"", ""), TAG)).isFalse();
    }
}
