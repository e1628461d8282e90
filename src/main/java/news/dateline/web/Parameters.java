package news.dateline.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads parameters of the query; whatever does not fit is a 400 that names the parameter and what it takes.
 * (A JAX-RS converter knows neither the name nor can it answer anything but 404.)
 */
public final class Parameters {
    private Parameters() {}

    /** An instant after RFC 3339, of a year from 1 to 9999. */
    public static @Nullable Instant instant(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            // A '+' of the offset that was not percent-encoded arrives as a space.
            var instant = OffsetDateTime.parse(value.replace(' ', '+'), DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            if (Year.from(instant).getValue() >= 1 && Year.from(instant).getValue() <= 9999) {
                return instant.toInstant();
            }
        } catch (DateTimeParseException e) {
            // Told below, as for a year out of range.
        }
        throw WebProblems.badParameter(
                name,
                "invalid-instant",
                "'%s' takes an instant after RFC 3339, such as 2025-01-21T21:46:00Z.".formatted(name));
    }

    /** A whole number within bounds. */
    public static int number(String name, @Nullable String value, int least, int most, int standard) {
        if (value == null) {
            return standard;
        }
        return (int) number(name, value, least, most);
    }

    /** A whole number within bounds. */
    public static long number(String name, String value, long least, long most) {
        // Eighteen digits always fit a long; the digits of other scripts are none here.
        if (value.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw WebProblems.badParameter(
                name, "out-of-range", "'%s' takes a whole number from %d to %d.".formatted(name, least, most));
    }

    /** One of the constants of an enum, by its wire name. */
    public static <E extends Enum<E>> E oneOf(String name, @Nullable String value, Class<E> type, E standard) {
        if (value == null) {
            return standard;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> wireName(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> WebProblems.badParameter(
                        name,
                        "not-one-of",
                        "'%s' takes one of: %s."
                                .formatted(
                                        name,
                                        Arrays.stream(type.getEnumConstants())
                                                .map(Parameters::wireName)
                                                .collect(Collectors.joining(", ")))));
    }

    /** A comma-separated choice out of these words; empty if the parameter is absent. */
    public static Set<String> choice(String name, @Nullable String value, Set<String> words) {
        var chosen = new LinkedHashSet<String>();
        if (value == null) {
            return chosen;
        }
        for (var word : value.split(",", -1)) {
            if (!words.contains(word) || !chosen.add(word)) {
                throw WebProblems.badParameter(
                        name,
                        "not-one-of",
                        "'%s' takes a comma-separated choice, each at most once, out of: %s."
                                .formatted(name, words.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return chosen;
    }

    /** Text of a bounded length. */
    public static @Nullable String text(String name, @Nullable String value, int longest) {
        if (value != null && (value.isBlank() || value.length() > longest)) {
            throw WebProblems.badParameter(
                    name, "length", "'%s' takes 1 to %d characters, not only spaces.".formatted(name, longest));
        }
        return value;
    }

    /** A slug; an id looks like one, too. */
    public static @Nullable String slug(String name, @Nullable String value) {
        if (value != null && !Slug.isValid(value)) {
            throw WebProblems.badParameter(
                    name, "not-a-slug", "'%s' takes a slug: lower-case letters, digits and hyphens.".formatted(name));
        }
        return value;
    }

    /** Several slugs, each once. */
    public static List<String> slugs(String name, @Nullable List<String> values, int most) {
        if (values == null) {
            return List.of();
        }
        values.forEach(value -> slug(name, value));
        if (values.size() > most || new HashSet<>(values).size() < values.size()) {
            throw WebProblems.badParameter(
                    name, "too-many", "'%s' may be given %d times, each time another slug.".formatted(name, most));
        }
        return List.copyOf(values);
    }

    /** Yes or no; no if the parameter is absent. */
    public static boolean flag(String name, @Nullable String value) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            throw WebProblems.badParameter(name, "not-one-of", "'%s' takes one of: true, false.".formatted(name));
        }
        return "true".equals(value);
    }

    private static String wireName(Enum<?> constant) {
        return constant instanceof WireName named
                ? named.wireName()
                : constant.name().toLowerCase(Locale.ROOT);
    }

    /** An enum whose constants are not simply spelt in lower case on the wire. */
    public interface WireName {
        /** How the constant is spelt on the wire. */
        String wireName();
    }
}
