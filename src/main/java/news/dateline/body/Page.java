package news.dateline.body;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * A parsed source made ready for reading: what can have no place in a body is gone (and counted), pictures have their
 * address, and every element knows what it holds.
 */
final class Page {
    private static final Set<String> REMOVED = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "canvas",
            "input",
            "select",
            "textarea",
            "link",
            "meta",
            "base",
            "title",
            "head",
            "area",
            "progress",
            "meter",
            "datalist",
            "frameset",
            "noframes",
            "applet");
    private static final List<String> SOURCES =
            List.of("src", "data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-url");
    private static final Pattern SCHEME = Pattern.compile("^\\s*([A-Za-z][A-Za-z0-9+.-]{0,20}):");

    private final Document document;
    private final Tally tally;
    private final Set<Element> holdingFlow = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Element> holdingBlock = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Element> holdingMoreThanLists = Collections.newSetFromMap(new IdentityHashMap<>());

    Page(String html, Dialect dialect, Tally tally) {
        this.tally = tally;
        document = Jsoup.parseBodyFragment(Formatting.tamed(html, tally));
        document.outputSettings().prettyPrint(false);
        clear();
        if (dialect == Dialect.CLASSIC) {
            ClassicText.breakLines(document.body());
        }
        survey();
    }

    Element content() {
        return document.body();
    }

    /** Does it hold anything but a line of text? */
    boolean holdsFlow(Element element) {
        return holdingFlow.contains(element);
    }

    /** Does it hold anything but paragraphs? */
    boolean holdsBlock(Element element) {
        return holdingBlock.contains(element);
    }

    boolean holdsMoreThanLists(Element element) {
        return holdingMoreThanLists.contains(element);
    }

    private void clear() {
        var elements = new ArrayList<Element>();
        NodeTraversor.filter(
                (node, depth) -> {
                    if (!(node instanceof Element element)) {
                        return NodeFilter.FilterResult.CONTINUE;
                    }
                    elements.add(element);
                    return REMOVED.contains(element.normalName())
                            ? NodeFilter.FilterResult.SKIP_CHILDREN
                            : NodeFilter.FilterResult.CONTINUE;
                },
                document.body());
        for (var element : elements) {
            var name = element.normalName();
            if (REMOVED.contains(name)) {
                remove(element, name);
            } else if (name.equals("img")) {
                picture(element);
            } else if (name.equals("a")) {
                link(element);
            } else if (element.hasAttr("title") && (name.equals("abbr") || name.equals("acronym"))) {
                tally.dropped("title of " + name);
            }
        }
    }

    private void remove(Element element, String name) {
        // The icons and sliders of Ghost's cards are furniture, nobody's content.
        boolean furniture = !name.equals("script") && element.closest(".kg-card") != null;
        if (!furniture) {
            tally.dropped(name);
        }
        element.remove();
    }

    private void picture(Element img) {
        if (img.hasClass("emoji") || img.hasClass("wp-smiley")) {
            img.replaceWith(new TextNode(img.attr("alt")));
            return;
        }
        boolean pixel = img.attr("width").equals("1") && img.attr("height").equals("1");
        var url = pixel ? null : source(img);
        if (url != null) {
            img.attr("src", url);
            return;
        }
        if (pixel) {
            tally.dropped("tracking pixel");
        } else if (!img.attr("src").isEmpty()) {
            tally.dropped("img without usable address");
        }
        img.remove();
    }

    private static @Nullable String source(Element img) {
        for (var attribute : SOURCES) {
            var url = img.attr(attribute).isBlank() ? null : Urls.resource(img.attr(attribute));
            if (url != null) {
                return url;
            }
        }
        var first = img.attr("srcset").strip().split("[\\s,]+", 2)[0];
        return first.isEmpty() ? null : Urls.resource(first);
    }

    private void link(Element link) {
        if (link.hasClass("wp-block-file__button")) {
            // Says "Download" beside a link that leads to the same file.
            link.remove();
            return;
        }
        var href = link.attr("href");
        if (!href.isBlank() && Urls.link(href) == null) {
            var scheme = SCHEME.matcher(href);
            tally.dropped("link to "
                    + (scheme.find() ? scheme.group(1).toLowerCase(Locale.ROOT) + ":" : "a relative address"));
        }
    }

    private void survey() {
        NodeTraversor.traverse(
                (node, depth) -> {
                    if (depth > 0 && node instanceof Element element) {
                        var kind = Kind.of(element);
                        if (kind != Kind.INLINE) {
                            mark(holdingFlow, element);
                        }
                        if (kind == Kind.BLOCK) {
                            mark(holdingBlock, element);
                            if (!element.normalName().equals("ul")
                                    && !element.normalName().equals("ol")) {
                                mark(holdingMoreThanLists, element);
                            }
                        }
                    }
                },
                document.body());
    }

    private static void mark(Set<Element> holding, Element held) {
        for (var parent = held.parent(); parent != null && holding.add(parent); parent = parent.parent()) {
            // Each ancestor is marked once: an ancestor already marked has marked all of its own.
        }
    }
}
