package news.dateline.body;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** Pictures that WordPress' cover block hides in a style. */
final class Covers {
    private static final Pattern BACKGROUND = Pattern.compile("background-image:\\s*url\\(\\s*['\"]?([^'\")\\s]+)");

    private Covers() {}

    static Optional<Image> background(Element element) {
        if (!element.className().startsWith("wp-block-cover")) {
            return Optional.empty();
        }
        var style = BACKGROUND.matcher(element.attr("style"));
        var url = style.find() ? Urls.resource(style.group(1)) : null;
        return Optional.ofNullable(url)
                .map(found -> new Image("", found, element.attr("aria-label"), null, null, null, null));
    }
}
