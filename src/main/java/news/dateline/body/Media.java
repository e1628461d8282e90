package news.dateline.body;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Pictures, players and frames. */
final class Media {
    /** Plain text that an image brings along as its caption. */
    static final String CAPTION = "data-caption";

    private static final Pattern PIXELS = Pattern.compile("\\d{1,5}");
    private static final Pattern LANGUAGE =
            Pattern.compile("(?:^|\\s)(?:lang(?:uage)?-|brush:\\s*)([A-Za-z0-9][A-Za-z0-9+#._-]{0,39})");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:jpe?g|png|gif|webp|avif)(?:[?#].*)?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{2})");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:\\.\\d+)?");

    private Media() {}

    static Image image(Element img, Tally tally) {
        var link = img.closest("a[href]");
        if (link != null && !PICTURE.matcher(link.attr("href")).matches()) {
            tally.dropped("link around a picture");
        }
        return new Image(
                "",
                img.attr("src"),
                img.attr("alt"),
                Markup.escape(img.attr(CAPTION)),
                null,
                pixels(img.attr("width")),
                pixels(img.attr("height")));
    }

    static Optional<Block> read(Element element, Tally tally) {
        var url = address(element);
        if (url == null) {
            tally.dropped(element.normalName() + " without usable address");
            return Optional.empty();
        }
        return Optional.of(
                switch (element.normalName()) {
                    case "audio" -> new Audio("", url, mediaType(element), null, null);
                    case "video" ->
                        new Embed(
                                "",
                                "video",
                                url,
                                element.attr("title"),
                                null,
                                Urls.resource(element.attr("poster")),
                                null);
                    default -> framed(url, element.attr("title"));
                });
    }

    private static Embed framed(String url, String title) {
        var embed = Providers.embed(url);
        return new Embed("", embed.provider(), embed.url(), title, null, null, null);
    }

    private static @Nullable String address(Element element) {
        // Not for the others: frames within frames within frames would be searched again and again.
        boolean player =
                element.normalName().equals("audio") || element.normalName().equals("video");
        var source = player ? element.selectFirst("source[src]") : null;
        String[] candidates = {
            element.attr("src"),
            element.attr("data-src"),
            element.attr("data-lazy-src"),
            element.attr("data"),
            source == null ? "" : source.attr("src")
        };
        for (var candidate : candidates) {
            var url = candidate.isBlank() ? null : Urls.resource(candidate);
            if (url != null) {
                return url;
            }
        }
        return null;
    }

    private static @Nullable String mediaType(Element audio) {
        var source = audio.selectFirst("source[type]");
        var type = source == null ? audio.attr("type") : source.attr("type");
        return type.matches("[a-z]+/[a-z0-9.+-]{1,80}") ? type : null;
    }

    static @Nullable String language(Element pre) {
        var code = pre.selectFirst("code");
        var language = LANGUAGE.matcher(pre.className() + " " + (code == null ? "" : code.className()));
        return language.find() ? language.group(1) : null;
    }

    static @Nullable Integer pixels(String attribute) {
        return PIXELS.matcher(attribute).matches() ? Integer.valueOf(attribute) : null;
    }

    /** {@code 131.5}, {@code 2:11} or {@code 1:02:11}; null for anything else. */
    static @Nullable Integer seconds(String shown) {
        var clock = CLOCK.matcher(shown.strip());
        if (clock.matches()) {
            int hours = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
            return hours * 3600 + Integer.parseInt(clock.group(2)) * 60 + Integer.parseInt(clock.group(3));
        }
        return SECONDS.matcher(shown.strip()).matches() ? (int) Math.round(Double.parseDouble(shown.strip())) : null;
    }
}
