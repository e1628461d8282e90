package news.dateline.newsletter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages in which we speak to readers. */
public enum Tongue {
    EN,
    UK;

    /** No header that is worth reading is longer; its parts are sorted. */
    private static final int LONGEST_HEADER = 500;

    /** As it is written on the wire and in the database. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of this tag. */
    static Optional<Tongue> named(String tag) {
        return Arrays.stream(values())
                .filter(tongue -> tongue.tag().equals(tag))
                .findFirst();
    }

    /** The one that this {@code Accept-Language} (RFC 9110, section 12.5.4) likes best; English if it knows neither. */
    static Tongue accepted(@Nullable String header) {
        if (header == null || header.length() > LONGEST_HEADER) {
            return EN;
        }
        try {
            var best = Locale.lookupTag(Locale.LanguageRange.parse(header), List.of(EN.tag(), UK.tag()));
            return best == null ? EN : named(best).orElse(EN);
        } catch (IllegalArgumentException e) {
            // What is no list of languages is ignored.
            return EN;
        }
    }
}
