package news.dateline.importer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import news.dateline.web.Parameters;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** What the caller says about the file, checked before a byte of it is read. */
record ImportRequest(
        Format format, @Nullable String language, @Nullable String site) {
    private static final Set<String> ENCODINGS = Set.of("gzip", "x-gzip", "identity");

    static ImportRequest checked(
            @Nullable String format, @Nullable String language, @Nullable String site, @Nullable String encoding) {
        if (encoding != null && !ENCODINGS.contains(encoding.strip().toLowerCase(Locale.ROOT))) {
            throw WebProblems.unsupportedMediaType("The file may be sent plain or with 'Content-Encoding: gzip'.");
        }
        var tag = LanguageGuess.tag(language);
        if (language != null && tag == null) {
            throw WebProblems.badParameter(
                    "language", "invalid-language", "'language' takes a BCP 47 tag such as 'en' or 'uk'.");
        }
        return new ImportRequest(format(format), tag, Parameters.text("site", site, 200));
    }

    private static Format format(@Nullable String format) {
        return Arrays.stream(Format.values())
                .filter(known -> known.wireName().equals(format))
                .findFirst()
                .orElseThrow(() -> WebProblems.badParameter(
                        "format",
                        format == null ? "required" : "not-one-of",
                        "'format' takes one of: wordpress, ghost, dateline."));
    }
}
