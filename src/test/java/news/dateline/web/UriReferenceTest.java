package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriReferenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://images.example.org/harbour.jpg",
                "HTTP://Images.Example.org:8080/a;b=c/d,e?x=1&y=(2)#part/3?",
                "https://my_bucket.example.org/o'brien.jpg",
                "https://example.org",
                "https://example.org?a",
                "http://127.0.0.1/x",
                "http://[2001:db8::1]:81/x",
                "https://example.org/%C3%BC%20%2f",
                "/",
                "/media/2025/01/pier.jpg"
            })
    void aUriStaysAsItIs(String uri) {
        assertThat(UriReference.of(uri)).hasValue(uri);
        assertThat(URI.create(uri)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/übersicht.jpg, https://example.org/%C3%BCbersicht.jpg",
        "/фото/пристань.jpg, /%D1%84%D0%BE%D1%82%D0%BE/%D0%BF%D1%80%D0%B8%D1%81%D1%82%D0%B0%D0%BD%D1%8C.jpg",
        "https://example.org/🚢, https://example.org/%F0%9F%9A%A2",
        "https://münchen.example:81/x, https://xn--mnchen-3ya.example:81/x",
        "https://example.org/a[1]|{2}^`.jpg, https://example.org/a%5B1%5D%7C%7B2%7D%5E%60.jpg",
        "https://example.org/?ids[]=1, https://example.org/?ids%5B%5D=1",
        "https://example.org/100%, https://example.org/100%25",
        "https://example.org/%zz%4, https://example.org/%25zz%254",
        "https://example.org/#a#b, https://example.org/#a%23b",
        "https://example.org/a\\b, https://example.org/a%5Cb"
    })
    void whatNoUriCanHoldIsEncoded(String written, String uri) {
        assertThat(UriReference.of(written)).hasValue(uri);
        assertThat(UriReference.of(uri)).as("once is enough").hasValue(uri);
        assertThat(URI.create(uri).toASCIIString()).isEqualTo(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x.jpg",
                "//other.example/x",
                "/\\other.example/x",
                "javascript:alert(1)",
                "data:image/png;base64,AA",
                "file:///etc/passwd",
                "https:///x",
                "https://",
                "https://:80/",
                "https://example.org:http/",
                "https://./x",
                "https://a..b/x",
                "https://%41.example/",
                "https://user@example.org/",
                "https://user:password@example.org/",
                "https://example.org\\@other.example/",
                "https://[::1/",
                "https://[:]/",
                "https://[1:2]/",
                "https://[1.2.3]/",
                "https://a b.example/",
                "https://example.org/a b",
                "https://example.org/\u00A0",
                "https://example.org/\u2028",
                "https://example.org/\u0013",
                "https://example.org/\u007F",
                "https://example.org/\u0085",
                "https://example.org/\n",
                "/x.jpg\" onerror=\"alert(1)",
                "/<script>"
            })
    void otherAddressesAreNone(String written) {
        assertThat(UriReference.of(written)).isEmpty();
    }

    @Test
    void halfACharacterIsNone() {
        assertThat(UriReference.of("https://example.org/\uD83D")).isEmpty();
    }
}
