package news.dateline.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegibleTest {
    @Test
    void whatXmlCannotHoldIsLeftOut() {
        assertThat(Legible.text("a\u0000b\u0008c\u000Bd\u001Fe\uFFFEf\uFFFFg")).isEqualTo("abcdefg");
    }

    @Test
    void whatXmlCanHoldStays() {
        var text = "\t\n ~\u0085\u00A0\u200F\uD7FF\uE000\uFFFD🚢\uDBFF\uDFFF";
        assertThat(Legible.text(text)).isEqualTo(text);
    }

    @Test
    void halfACharacterIsShownAsUnknown() {
        assertThat(Legible.text("a\uD83Db\uDEA2")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void linesEndAsXmlReadsThem() {
        assertThat(Legible.text("a\r\nb\rc")).isEqualTo("a\nb\nc");
    }

    @Test
    void blankTextIsNone() {
        assertThat(Legible.textOrNull(" \n")).isNull();
        assertThat(Legible.textOrNull(null)).isNull();
    }
}
