package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Figures: something to see or hear, and the line that belongs to it. */
final class Figures {
    private final BlockReader reader;

    Figures(BlockReader reader) {
        this.reader = reader;
    }

    void read(Element figure) {
        if (figure.hasClass("kg-card") && new GhostCards(reader).readFigure(figure)) {
            return;
        }
        if (figure.hasAttr("data-gallery")) {
            gallery(figure.attr("data-gallery"));
        } else if (figure.hasClass("embed") && figure.hasAttr("data-provider")) {
            embed(figure);
        } else if (figure.hasClass("audio")) {
            audio(figure);
        } else {
            reader.addAll(captioned(figure));
        }
    }

    /** The caption of this figure, taken out of it; not the one of a figure within. */
    static @Nullable Element takeCaption(Element figure) {
        for (var child : figure.children()) {
            var caption = isCaption(child) ? child : captionAmong(child);
            if (caption != null) {
                caption.remove();
                return caption;
            }
        }
        return null;
    }

    private static @Nullable Element captionAmong(Element child) {
        if (child.normalName().equals("figure")) {
            return null;
        }
        return child.children().stream().filter(Figures::isCaption).findFirst().orElse(null);
    }

    private static boolean isCaption(Element element) {
        return element.normalName().equals("figcaption")
                || element.hasClass("wp-caption-text")
                || element.hasClass("wp-caption-dd");
    }

    private void gallery(String ids) {
        var images = reader.galleries().attached(ids.isBlank() ? List.of() : List.of(ids.split("[\\s,]+", 500)));
        if (images.isEmpty()) {
            reader.tally().dropped("[gallery]");
        }
        reader.addAll(images);
    }

    private List<Block> captioned(Element figure) {
        var below = takeCaption(figure);
        var credit = below == null ? null : below.selectFirst(".credit");
        if (credit != null) {
            credit.remove();
        }
        var content = new ArrayList<>(reader.within(figure));
        var caption = below == null ? looseCaption(content) : Check.inlineOrNull(below.html());
        if (content.size() > 1 && content.stream().allMatch(Image.class::isInstance)) {
            var images = content.stream().map(Image.class::cast).toList();
            content = new ArrayList<Block>(reader.galleries().gathered(images, caption));
            return content.getLast() instanceof Image last && caption != null && !caption.equals(last.caption())
                    ? with(content, new Paragraph(caption))
                    : content;
        }
        if (content.size() == 1 && content.getFirst() instanceof Paragraph line && isEmbed(figure, line)) {
            content.set(0, Providers.embed(line.text()));
        }
        if (content.size() == 1 && content.getFirst() instanceof Image image) {
            content.set(0, credited(image, credit, figure));
        }
        return caption == null ? content : attach(content, caption);
    }

    private static boolean isEmbed(Element figure, Paragraph line) {
        boolean declared = figure.hasClass("wp-block-embed") || figure.hasClass("kg-embed-card");
        return declared && Urls.isWeb(line.text()) && Urls.resource(line.text()) != null;
    }

    /** Some put the caption loose into the figure, as WordPress' shortcode does. */
    private static @Nullable String looseCaption(List<Block> content) {
        if (content.size() == 2
                && content.getFirst() instanceof Image
                && content.getLast() instanceof Paragraph caption) {
            content.removeLast();
            return caption.html();
        }
        return null;
    }

    private static Image credited(Image image, @Nullable Element credit, Element figure) {
        return new Image(
                "",
                image.url(),
                image.alt(),
                image.caption(),
                credit == null ? image.credit() : credit.text(),
                image.width(),
                image.height(),
                figure.hasAttr("data-illustrative"),
                figure.hasAttr("data-ai-generated"),
                syndicable(figure),
                null);
    }

    private static @Nullable Boolean syndicable(Element figure) {
        return figure.attr("data-syndicable").equals("false") ? Boolean.FALSE : null;
    }

    private static List<Block> attach(List<Block> content, String caption) {
        var captioned = content.isEmpty() ? null : captioned(content.getLast(), caption);
        if (captioned == null) {
            return with(content, new Paragraph(caption));
        }
        content.set(content.size() - 1, captioned);
        return content;
    }

    private static List<Block> with(List<Block> content, Block more) {
        content.add(more);
        return content;
    }

    /** The block with this caption, or null when it has one already or can have none. */
    private static @Nullable Block captioned(Block block, String caption) {
        return switch (block) {
            case Image it -> it.caption() == null ? it.captioned(caption) : null;
            case Embed it ->
                it.caption() == null
                        ? new Embed("", it.provider(), it.url(), it.title(), it.description(), it.imageUrl(), caption)
                        : null;
            case Audio it -> it.caption() == null ? it.captioned(caption) : null;
            case Table it -> it.caption() == null ? new Table("", it.header(), it.rows(), caption) : null;
            case Code it -> it.caption() == null ? new Code("", it.language(), it.text(), caption) : null;
            case Quote it -> it.attribution() == null ? new Quote("", it.html(), "", caption) : null;
            case Paragraph _, Heading _, ItemList _, RelatedArticle _, Divider _, HtmlFragment _ -> null;
        };
    }

    /** What {@link BodyHtml} makes of an embed. */
    private void embed(Element figure) {
        var below = takeCaption(figure);
        var link = figure.selectFirst("> a[href]");
        var url = link == null ? null : Urls.resource(link.attr("href"));
        if (link == null || url == null) {
            reader.addAll(reader.within(figure));
            return;
        }
        var image = link.selectFirst("img");
        var title = link.selectFirst("strong");
        var description = figure.selectFirst("> p");
        reader.add(new Embed(
                "",
                figure.attr("data-provider").isBlank() ? Providers.name(url) : figure.attr("data-provider"),
                url,
                title == null ? null : title.text(),
                description == null ? null : description.text(),
                image == null ? null : image.attr("src"),
                below == null ? null : below.html()));
    }

    /** What {@link BodyHtml} makes of a recording. */
    private void audio(Element figure) {
        var below = takeCaption(figure);
        var title = figure.selectFirst("> strong");
        var player = figure.selectFirst("audio");
        var read = player == null ? null : Media.read(player, reader.tally()).orElse(null);
        if (!(read instanceof Audio audio)) {
            reader.addAll(reader.within(figure));
            return;
        }
        reader.add(new Audio(
                "",
                audio.url(),
                audio.mediaType(),
                Media.seconds(figure.attr("data-duration")),
                title == null ? null : title.text(),
                below == null ? null : below.html(),
                figure.hasAttr("data-ai-generated"),
                syndicable(figure)));
    }
}
