package news.dateline.edge;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import news.dateline.web.Etags;
import org.jspecify.annotations.Nullable;

/** Conditional requests, and the dates in them (RFC 9110, sections 13 and 5.6.7). */
final class Conditions {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Headers of what a client holds already; a 304 that says them again only costs (RFC 9110, 15.4.5). */
    static final List<String> KNOWN_TO_HOLDERS =
            List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.CONTENT_ENCODING, "Cache-Tag", "Surrogate-Key");

    private Conditions() {}

    static String date(Instant instant) {
        return HTTP_DATE.format(instant);
    }

    /** Whether the client holds this very answer; {@code If-None-Match} wins over the date (RFC 9110, 13.2.2). */
    static boolean isHeld(
            @Nullable String ifNoneMatch, @Nullable String ifModifiedSince, String etag, @Nullable Instant modifiedAt) {
        if (ifNoneMatch != null) {
            return ifNoneMatch.equals(etag) || Etags.matches(ifNoneMatch, etag);
        }
        if (ifModifiedSince == null || modifiedAt == null) {
            return false;
        }
        try {
            return !modifiedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(HTTP_DATE.parse(ifModifiedSince, Instant::from));
        } catch (DateTimeException e) {
            // A date that is none is ignored (RFC 9110, 13.1.3).
            return false;
        }
    }
}
