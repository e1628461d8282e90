package news.dateline.newsletter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.dateline.newsletter.ImportedRow.Skipped;
import news.dateline.newsletter.ImportedRow.Wanted;
import news.dateline.newsletter.SubscriberFile.DamagedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read out of lists as people really have them. */
class SubscriberFileTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void allThatIsKnownAboutAConsentIsTaken() throws DamagedList {
        var row = wanted("""
                Newsletter,EMAIL,confirmed_at,consent_text,consent_source,ip,proof,language,shoe size
                daily-brief,Ada@Example.net,2025-03-04T05:06:07+02:00,"Yes, send me ""news\""",footer,192.0.2.77,list-7,uk,39
                """);
        assertThat(row.address().toSend()).isEqualTo("Ada@example.net");
        assertThat(row.newsletters()).containsExactly("daily-brief");
        assertThat(row.confirmedAt()).isEqualTo("2025-03-04T03:06:07Z");
        assertThat(row.text()).isEqualTo("Yes, send me \"news\"");
        assertThat(row.form()).isEqualTo("footer");
        assertThat(row.network()).isEqualTo("192.0.2.0/24");
        assertThat(row.evidence()).isEqualTo("confirmed 2025-03-04T03:06:07Z; list-7");
        assertThat(row.tongue()).isEqualTo(Tongue.UK);
    }

    @Test
    void spreadsheetsMaySeparateBySemicolonsAndBeginWithAMark() throws DamagedList {
        var row = wanted("\ufeffemail;newsletters\r\n'+ada@example.net;daily-brief|night-shift\r\n");
        assertThat(row.address().toSend()).isEqualTo("+ada@example.net");
        assertThat(row.newsletters()).containsExactly("daily-brief", "night-shift");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            2025-03-04,                2025-03-04T00:00:00Z
            2025-03-04 05:06:07,       2025-03-04T05:06:07Z
            2025-03-04T05:06:07Z,      2025-03-04T05:06:07Z
            2025-03-04T05:06:07.123+01:00, 2025-03-04T04:06:07.123Z
            """)
    void datesAreReadAsTheyAreWritten(String date, Instant meant) throws DamagedList {
        assertThat(wanted("email,newsletters,confirmed_at,proof\nada@example.net,daily-brief,%s,x\n".formatted(date))
                        .confirmedAt())
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email,newsletters,confirmed_at\nada@example.net,daily-brief,2025-03-04\n",
                "email,newsletters,proof\nada@example.net,daily-brief,x\n",
                "email,newsletters,confirmed_at,proof,status\nada@example.net,daily-brief,2025-03-04,x,pending\n"
            })
    void withoutDateAndProofNobodyIsConfirmed(String list) throws DamagedList {
        var row = wanted(list);
        assertThat(row.confirmedAt()).isNull();
        assertThat(row.evidence()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"no address", "ada@example.net, eve@example.net", "ada@example.net\r\nBcc: eve@example.net", ""})
    void whatIsNoAddressIsSkipped(String email) throws DamagedList {
        assertThat(read("email,newsletters\n\"%s\",daily-brief\n".formatted(email)))
                .containsExactly(new Skipped(1, "invalid-email"));
    }

    @Test
    void eachRowThatCannotBeTakenHasItsReason() throws DamagedList {
        assertThat(read("""
                email,newsletters,confirmed_at,proof,status
                ada@example.net,
                ada@example.net,daily-brief,yesterday,x,
                ada@example.net,daily-brief,2026-01-04,x,
                ada@example.net,daily-brief,2025-01-04,x,ended
                ada@example.net,daily-brief,2025-01-04,%s,
                ada@example.net,daily-brief,2025-01-04,\0,
                """.formatted("x".repeat(2001))))
                .containsExactly(
                        new Skipped(1, "no-newsletter"),
                        new Skipped(2, "invalid-date"),
                        new Skipped(3, "invalid-date"),
                        new Skipped(4, "ended"),
                        new Skipped(5, "too-long"),
                        new Skipped(6, "not-text"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            address,newsletters\\nx,y\\n | The file has no column 'email'.
            email\\nada@example.net\\n   | The file has no column 'newsletters'.
            ''                          | The file is empty.
            """)
    void whatIsNoListIsToldSo(String list, String message) {
        assertThatExceptionOfType(DamagedList.class)
                .isThrownBy(() -> read(list.translateEscapes()))
                .withMessage(message);
    }

    @Test
    void onlyUtf8IsRead() {
        var bytes = "email,newsletters\nзоя@example.net,x\nj\u00f6rg".getBytes(ISO_8859_1);
        assertThatExceptionOfType(DamagedList.class)
                .isThrownBy(() -> new SubscriberFile(NOW).read(bytes, row -> {}))
                .withMessage("The file is not UTF-8.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@sum", "\tx", "\rx"})
    void formulasAreDefusedAndReadAsTheyWereMeant(String field) {
        assertThat(SubscriberCsv.harmless(field)).isEqualTo("'" + field);
        assertThat(SubscriberCsv.meant("'" + field)).isEqualTo(field);
        assertThat(SubscriberCsv.harmless("o'neill")).isEqualTo("o'neill");
        assertThat(SubscriberCsv.meant("'tis")).isEqualTo("'tis");
    }

    private static Wanted wanted(String list) throws DamagedList {
        return (Wanted) read(list).getFirst();
    }

    private static List<ImportedRow> read(String list) throws DamagedList {
        var rows = new ArrayList<ImportedRow>();
        new SubscriberFile(NOW).read(list.getBytes(UTF_8), rows::add);
        return rows;
    }
}
