package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the blocks ask of their fields: refuse what is wrong, straighten what is merely untidy. */
final class Check {
    private static final Pattern ID = Pattern.compile(Block.ID_PATTERN);
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+#._-]{0,39}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]{1,80}");

    private Check() {}

    /** JSON may leave out anything, whatever the types say. */
    static <T> T present(@Nullable T value, String at) {
        if (value == null) {
            throw new InvalidBlock(
                    at, "required", "'%s' is required.".formatted(at.substring(at.lastIndexOf('/') + 1)));
        }
        return value;
    }

    static String id(@Nullable String id) {
        return id == null || id.isEmpty() ? "" : wellFormed(id, "/id");
    }

    static @Nullable String idOrNull(@Nullable String id, String at) {
        return id == null || id.isEmpty() ? null : wellFormed(id, at);
    }

    private static String wellFormed(String id, String at) {
        if (!ID.matcher(id).matches()) {
            throw new InvalidBlock(at, "invalid-id", "An id is 1 to 40 letters, digits, '_' or '-'.");
        }
        return id;
    }

    static String url(@Nullable String url, String at) {
        var checked = Urls.resource(present(url, at));
        if (checked == null) {
            throw new InvalidBlock(
                    at, "invalid-url", "A URL here starts with http://, https:// or, within the site, with one '/'.");
        }
        return checked;
    }

    static @Nullable String urlOrNull(@Nullable String url, String at) {
        return url == null || url.isBlank() ? null : url(url, at);
    }

    static String plain(@Nullable String text, String at) {
        var plain = plainOrNull(text);
        return present(plain, at);
    }

    /** One line of plain text; blank is absent. */
    static @Nullable String plainOrNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var line = Characters.trimmed(Characters.oneLine(text));
        return line.isEmpty() ? null : line;
    }

    static @Nullable String inlineOrNull(@Nullable String html) {
        if (html == null) {
            return null;
        }
        var clean = Sanitizer.inline(html);
        return clean.text().isBlank() ? null : clean.html();
    }

    static @Nullable Integer sizeOrNull(@Nullable Integer size, String at) {
        if (size != null && size < 0) {
            throw new InvalidBlock(at, "out-of-range", "A size or duration is not negative.");
        }
        return size == null || size == 0 ? null : size;
    }

    static @Nullable Boolean trueOrNull(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag) ? flag : null;
    }

    static @Nullable Boolean falseOrNull(@Nullable Boolean flag) {
        return Boolean.FALSE.equals(flag) ? flag : null;
    }

    static @Nullable String languageOrNull(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return null;
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new InvalidBlock("/language", "invalid-language", "A language is a short name such as 'sql'.");
        }
        return language;
    }

    static @Nullable String mediaTypeOrNull(@Nullable String mediaType) {
        if (mediaType == null || mediaType.isBlank()) {
            return null;
        }
        var lower = mediaType.strip().toLowerCase(Locale.ROOT);
        if (!MEDIA_TYPE.matcher(lower).matches()) {
            throw new InvalidBlock("/mediaType", "invalid-media-type", "A media type looks like 'audio/mpeg'.");
        }
        return lower;
    }

    static List<ItemList.Item> items(@Nullable List<ItemList.Item> items) {
        var checked = new ArrayList<ItemList.Item>();
        for (var item : present(items, "/items")) {
            checked.add(present(item, "/items/" + checked.size()));
        }
        return List.copyOf(checked);
    }
}
