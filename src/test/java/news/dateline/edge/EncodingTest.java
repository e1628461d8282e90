package news.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final int LARGE = 5000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "gzip, br",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "*",
                "deflate,*",
                "gzip;q=0.001",
                "gzip ; q=0.5",
                "identity;q=0, gzip"
            })
    void gzipIsChosenWhereItIsAdmitted(String accepted) {
        assertThat(Encoding.chosen(accepted, LARGE)).isEqualTo(Encoding.GZIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "br",
                "identity",
                "gzip;q=0",
                "gzip;q=0.0",
                "gzip;q=0.000",
                "gzip; q=0",
                "gzip;\tq=0",
                "*, gzip;q=0",
                "*;q=0",
                "gzipped",
                ";;;",
                ",",
                "\u00ff"
            })
    void nothingIsPackedWhereItIsNot(String accepted) {
        assertThat(Encoding.chosen(accepted, LARGE)).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void withoutAWordOrForAFewBytesNothingIsPacked() {
        assertThat(Encoding.chosen(null, LARGE)).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.chosen("gzip", 1023)).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.chosen("gzip", 1024)).isEqualTo(Encoding.GZIP);
    }

    @Test
    void theSameBytesAlwaysPackTheSame() {
        var bytes = "news ".repeat(1000).getBytes(StandardCharsets.UTF_8);
        var packed = Encoding.GZIP.encode(bytes);
        assertThat(packed).hasSizeLessThan(bytes.length / 10);
        assertThat(Encoding.GZIP.encode(bytes.clone())).isEqualTo(packed);
        assertThat(Encoding.IDENTITY.encode(bytes)).isSameAs(bytes);
    }
}
