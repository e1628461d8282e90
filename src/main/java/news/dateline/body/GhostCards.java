package news.dateline.body;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** The cards of Ghost's editor, as Ghost renders them. */
final class GhostCards {
    private final BlockReader reader;

    GhostCards(BlockReader reader) {
        this.reader = reader;
    }

    /** Reads a card that is a figure of its own kind; the others are figures like any. */
    boolean readFigure(Element figure) {
        if (figure.hasClass("kg-bookmark-card")) {
            return bookmark(figure);
        }
        return figure.hasClass("kg-video-card") && video(figure);
    }

    void read(Element card) {
        if (card.hasClass("kg-callout-card")) {
            callout(card);
        } else if (card.hasClass("kg-toggle-card")) {
            toggle(card);
        } else if (card.hasClass("kg-audio-card") && card.selectFirst("audio") != null) {
            audio(card);
        } else if (card.hasClass("kg-file-card")) {
            file(card);
        } else if (card.hasClass("kg-button-card")) {
            reader.addAll(reader.within(card));
        } else {
            reader.keep(card, name(card));
        }
    }

    private static String name(Element card) {
        return card.classNames().stream()
                .filter(name -> name.startsWith("kg-") && name.endsWith("-card") && !name.equals("kg-card"))
                .findFirst()
                .orElse("kg-card");
    }

    private boolean bookmark(Element figure) {
        var link = figure.selectFirst("a[href]");
        var url = link == null ? null : Urls.resource(link.attr("href"));
        if (url == null) {
            return false;
        }
        // Ghost writes the publisher into the class "author" and the author into "publisher", and keeps it so.
        var publisher = text(figure, ".kg-bookmark-author");
        var description = Stream.of(text(figure, ".kg-bookmark-description"), text(figure, ".kg-bookmark-publisher"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" — "));
        var thumbnail = figure.selectFirst(".kg-bookmark-thumbnail img");
        reader.add(new Embed(
                "",
                publisher.isEmpty() ? Providers.name(url) : publisher,
                url,
                text(figure, ".kg-bookmark-title"),
                description,
                thumbnail == null ? null : Urls.resource(thumbnail.attr("src")),
                inner(figure, "figcaption")));
        return true;
    }

    private boolean video(Element figure) {
        var player = figure.selectFirst("video");
        var read = player == null ? null : Media.read(player, reader.tally()).orElse(null);
        if (!(read instanceof Embed video)) {
            return false;
        }
        var still = Stream.of("data-kg-custom-thumbnail", "data-kg-thumbnail")
                .map(figure::attr)
                .filter(url -> !url.isBlank() && Urls.resource(url) != null)
                .findFirst()
                .orElse(video.imageUrl());
        reader.add(new Embed("", "video", video.url(), video.title(), null, still, inner(figure, "figcaption")));
        return true;
    }

    private void callout(Element card) {
        var emoji = text(card, ".kg-callout-emoji");
        var words = inner(card, ".kg-callout-text");
        var html = "<aside><p>" + Markup.escape(emoji) + " " + (words == null ? "" : words) + "</p></aside>";
        reader.keep(new HtmlFragment("", html, ""), name(card));
    }

    private void toggle(Element card) {
        var summary = inner(card, ".kg-toggle-heading-text");
        var content = card.selectFirst(".kg-toggle-content");
        var html = "<details><summary>%s</summary>%s</details>"
                .formatted(summary == null ? "" : summary, content == null ? "" : content.html());
        reader.keep(new HtmlFragment("", html, ""), name(card));
        card.select("iframe, audio, video").forEach(reader::media);
    }

    private void audio(Element card) {
        var player = card.selectFirst("audio");
        if (player == null || !(Media.read(player, reader.tally()).orElse(null) instanceof Audio audio)) {
            return;
        }
        var length = Media.seconds(text(card, ".kg-audio-duration"));
        var title = text(card, ".kg-audio-title");
        reader.add(new Audio("", audio.url(), audio.mediaType(), length, title));
    }

    private void file(Element card) {
        var link = card.selectFirst("a[href]");
        var name = text(card, ".kg-file-card-title");
        var file = text(card, ".kg-file-card-filename");
        var about = Stream.of(file, text(card, ".kg-file-card-filesize"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        var caption = text(card, ".kg-file-card-caption");
        var html = "<a href=\"%s\">%s</a>%s (%s)"
                .formatted(
                        Markup.attribute(link == null ? "" : link.attr("href")),
                        Markup.escape(name.isEmpty() ? file : name),
                        caption.isEmpty() ? "" : " — " + Markup.escape(caption),
                        Markup.escape(about));
        reader.add(new Paragraph(html));
    }

    private static String text(Element card, String selector) {
        var found = card.selectFirst(selector);
        return found == null ? "" : found.text();
    }

    private static @Nullable String inner(Element card, String selector) {
        var found = card.selectFirst(selector);
        return found == null ? null : found.html();
    }
}
