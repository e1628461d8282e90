package news.dateline.newsletter;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * A list of subscribers as CSV (RFC 4180), separated by commas or by semicolons. The first row names the columns, in any order:
 * {@code email} and {@code newsletters} (several by spaces, semicolons or bars), and if they are known {@code confirmed_at},
 * {@code consent_text}, {@code consent_source}, {@code ip}, {@code proof}, {@code language}, {@code status}.
 */
final class SubscriberFile {
    private static final Pattern BETWEEN = Pattern.compile("[\\s;|,]+");
    private static final int LONGEST = 2000;
    private static final int MOST_NEWSLETTERS = 100;
    private static final Set<String> GOING_ON = Set.of("", "confirmed", "pending");
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    private final Instant now;
    private final Map<String, Integer> columns = new HashMap<>();
    private int number;

    SubscriberFile(Instant now) {
        this.now = now;
    }

    /**
     * Hands over each row in turn.
     *
     * @throws DamagedList with what is wrong, and where
     */
    void read(byte[] content, Consumer<ImportedRow> reader) throws DamagedList {
        var text = decoded(content);
        var head = text.lines().findFirst().orElse("");
        try (var records = CsvReader.builder()
                .fieldSeparator(head.contains(";") && !head.contains(",") ? ';' : ',')
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (var line : records) {
                if (columns.isEmpty()) {
                    name(line);
                } else {
                    number++;
                    reader.accept(row(line));
                }
            }
        } catch (CsvParseException e) {
            throw new DamagedList("The file is no CSV after row %d.".formatted(number));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (columns.isEmpty()) {
            throw new DamagedList("The file is empty.");
        }
    }

    private static String decoded(byte[] content) throws DamagedList {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DamagedList("The file is not UTF-8.");
        }
    }

    private void name(CsvRecord line) throws DamagedList {
        for (int i = 0; i < line.getFieldCount(); i++) {
            var name = line.getField(i).strip().toLowerCase(Locale.ROOT);
            columns.putIfAbsent(name.equals("newsletter") ? "newsletters" : name, i);
        }
        for (var required : List.of("email", "newsletters")) {
            if (!columns.containsKey(required)) {
                throw new DamagedList("The file has no column '%s'.".formatted(required));
            }
        }
    }

    private ImportedRow row(CsvRecord line) {
        if (line.getFields().stream().anyMatch(field -> field.length() > LONGEST)) {
            return skipped("too-long");
        }
        if (!line.getFields().stream().allMatch(Text::isStorable)) {
            return skipped("not-text");
        }
        var address = EmailAddress.parsed(field(line, "email"));
        if (address.isEmpty()) {
            return skipped("invalid-email");
        }
        var newsletters = BETWEEN.splitAsStream(field(line, "newsletters"))
                .filter(slug -> !slug.isEmpty())
                .distinct()
                .limit(MOST_NEWSLETTERS)
                .toList();
        if (newsletters.isEmpty()) {
            return skipped("no-newsletter");
        }
        if (!GOING_ON.contains(field(line, "status").toLowerCase(Locale.ROOT))) {
            return skipped("ended");
        }
        return wanted(line, address.get(), newsletters);
    }

    /** Who gives a date of confirmation and anything that shows it is believed; all others are to be asked. */
    private ImportedRow wanted(CsvRecord line, EmailAddress address, List<String> newsletters) {
        var date = field(line, "confirmed_at");
        var confirmedAt = LooseDates.parsed(date).orElse(null);
        if (!date.isEmpty() && (confirmedAt == null || confirmedAt.isAfter(now.plus(CLOCKS_DIFFER)))) {
            return skipped("invalid-date");
        }
        var text = optional(line, "consent_text");
        var form = optional(line, "consent_source");
        var ip = optional(line, "ip");
        var proof = optional(line, "proof");
        boolean isProven = (text != null || form != null || ip != null || proof != null)
                && !field(line, "status").equalsIgnoreCase("pending");
        return new ImportedRow.Wanted(
                number,
                address,
                Tongue.named(field(line, "language").toLowerCase(Locale.ROOT)).orElse(Tongue.EN),
                newsletters,
                isProven ? confirmedAt : null,
                text,
                form,
                ip == null ? null : Network.of(ip),
                proof);
    }

    private ImportedRow skipped(String reason) {
        return new ImportedRow.Skipped(number, reason);
    }

    private @Nullable String optional(CsvRecord line, String column) {
        var field = field(line, column);
        return field.isEmpty() ? null : field;
    }

    private String field(CsvRecord line, String column) {
        var index = columns.get(column);
        return index == null || index >= line.getFieldCount()
                ? ""
                : SubscriberCsv.meant(line.getField(index).strip());
    }

    /** A list that cannot be read on; the message says why, for the report, and quotes nothing. */
    static final class DamagedList extends Exception {
        DamagedList(String message) {
            super(message);
        }
    }
}
