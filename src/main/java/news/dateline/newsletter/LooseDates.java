package news.dateline.newsletter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Dates as lists have them: RFC 3339, as databases write it, or only the day; UTC where nothing else is said. */
final class LooseDates {
    private static final int DAY = 10;
    private static final Instant FIRST = Instant.EPOCH;

    private LooseDates() {}

    static Optional<Instant> parsed(String text) {
        try {
            var instant = text.length() == DAY
                    ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                    : moment(text.replaceFirst(" ", "T"));
            return instant.isBefore(FIRST) ? Optional.empty() : Optional.of(instant.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }
}
