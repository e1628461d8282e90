package news.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x, gzip",
                "br;q=0.5, gzip;q=0.8, *;q=0.1",
                "*, br;q=0",
                "br;q=0,deflate,*",
                "gzip;q=0.001",
                "gzip ; q=0.5",
                "gzip;level=9",
                "identity;q=0, gzip"
            })
    void gzipIsChosenWhereItIsLikedBest(String accepted) {
        assertThat(Encoding.chosen(accepted)).isEqualTo(Encoding.GZIP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"br", "BR", "gzip, br", "gzip, deflate, br, zstd", "*", "gzip;q=0.8, br;q=0.9", "*, gzip;q=0"})
    void brotliIsChosenWhereItIsLikedAsWell(String accepted) {
        assertThat(Encoding.chosen(accepted)).isEqualTo(Encoding.BROTLI);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "gzip;q=0",
                "gzip;q=0.0",
                "gzip;q=0.000",
                "gzip; q=0",
                "gzip;\tq=0",
                "br;q=0, gzip;q=0",
                "*, br;q=0, gzip;q=0",
                "*;q=0",
                "gzipped",
                ";;;",
                ",",
                "\u00ff"
            })
    void nothingIsPackedWhereItIsNotTaken(String accepted) {
        assertThat(Encoding.chosen(accepted)).isEqualTo(Encoding.IDENTITY);
    }

    @Test
    void withoutAWordOrForAFewBytesNothingIsPacked() {
        assertThat(Encoding.chosen(null)).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.GZIP.worthwhile(1023)).isEqualTo(Encoding.IDENTITY);
        assertThat(Encoding.GZIP.worthwhile(1024)).isEqualTo(Encoding.GZIP);
    }

    @Test
    void brotliIsReadByOthersAndSmallerThanGzip() throws Exception {
        var bytes = "All the news that is fit to pack, and some more of it. "
                .repeat(100)
                .getBytes(StandardCharsets.UTF_8);
        var packed = Encoding.BROTLI.encode(bytes);
        assertThat(packed).hasSizeLessThan(Encoding.GZIP.encode(bytes).length);
        assertThat(Decoder.decompress(packed).getDecompressedData()).isEqualTo(bytes);
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
