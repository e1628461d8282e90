package news.dateline.importer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** The dates of exports; null for those that cannot be, or are of no year from 1 to 9999. */
final class Dates {
    private static final DateTimeFormatter SQL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Dates() {}

    /** RFC 3339, or as databases write it; Ghost's are always UTC. */
    static @Nullable Instant ghost(String text) {
        try {
            return checked(Instant.parse(text));
        } catch (DateTimeException e) {
            return wordPress(text);
        }
    }

    /** As MySQL writes it, read as UTC. */
    static @Nullable Instant wordPress(String text) {
        try {
            return checked(LocalDateTime.parse(text, SQL).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant checked(Instant instant) {
        var known = instant.truncatedTo(ChronoUnit.MICROS);
        return known.isBefore(FIRST) || known.isAfter(LAST) ? null : known;
    }
}
