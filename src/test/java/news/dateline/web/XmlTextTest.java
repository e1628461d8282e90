package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XmlTextTest {
    @Test
    void whatXmlCannotHoldIsLeftOut() {
        assertThat(XmlText.of("a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg")).isEqualTo("abcdefg");
    }

    @Test
    void whatXmlCanHoldStays() {
        var text = "\t\n ~\u0085\u00A0\u200F\uD7FF\uE000\uFFFD🚢\uDBFF\uDFFF";
        assertThat(XmlText.of(text)).isEqualTo(text);
    }

    @Test
    void halfACharacterIsShownAsUnknown() {
        assertThat(XmlText.of("a\uD83Db\uDEA2")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void linesEndAsXmlReadsThem() {
        assertThat(XmlText.of("a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @Test
    void blankTextIsNone() {
        assertThat(XmlText.ofOrNull(" \n")).isNull();
        assertThat(XmlText.ofOrNull(null)).isNull();
    }
}
