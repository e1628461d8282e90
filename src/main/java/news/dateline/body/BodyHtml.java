package news.dateline.body;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Renders blocks as HTML that the parser reads back as the same blocks. Values come from blocks, which are clean by
 * construction; what is not markup is escaped here.
 */
final class BodyHtml {
    private final Function<RelatedArticle, Optional<Link>> related;
    private final StringBuilder out = new StringBuilder();

    BodyHtml(Function<RelatedArticle, Optional<Link>> related) {
        this.related = related;
    }

    String render(List<Block> blocks) {
        for (int at = 0; at < blocks.size(); at++) {
            var gallery = gallery(blocks, at);
            if (gallery != null && !gallery.equals(gallery(blocks, at - 1))) {
                out.append("<figure class=\"gallery\">\n");
            }
            block(blocks.get(at));
            out.append('\n');
            if (gallery != null && !gallery.equals(gallery(blocks, at + 1))) {
                out.append("</figure>\n");
            }
        }
        return out.toString().stripTrailing();
    }

    private static @Nullable String gallery(List<Block> blocks, int at) {
        return at >= 0 && at < blocks.size() && blocks.get(at) instanceof Image image ? image.gallery() : null;
    }

    private void block(Block block) {
        switch (block) {
            case Paragraph it -> element("p", it.html());
            case Heading it -> element("h" + it.level(), it.html());
            case Quote it -> quote(it);
            case ItemList it -> list(it.ordered(), it.items());
            case Image it -> image(it);
            case Embed it -> embed(it);
            case RelatedArticle it -> related.apply(it).ifPresent(link -> related(it, link));
            case Audio it -> audio(it);
            case Table it -> table(it);
            case Code it -> code(it);
            case Divider _ -> out.append("<hr>");
            case HtmlFragment it -> fragment(it);
        }
    }

    private void quote(Quote quote) {
        out.append("<blockquote>");
        element("p", quote.html());
        if (quote.attribution() != null) {
            out.append("<footer>");
            element("cite", quote.attribution());
            out.append("</footer>");
        }
        out.append("</blockquote>");
    }

    private void list(boolean ordered, List<ItemList.Item> items) {
        out.append(ordered ? "<ol>" : "<ul>");
        for (var item : items) {
            out.append("<li>").append(item.html());
            if (item.list() != null) {
                list(item.list().ordered(), item.list().items());
            }
            out.append("</li>");
        }
        out.append(ordered ? "</ol>" : "</ul>");
    }

    private void image(Image image) {
        out.append("<figure");
        attribute("data-illustrative", image.illustrative());
        attribute("data-ai-generated", image.aiGenerated());
        attribute("data-syndicable", image.syndicable());
        out.append("><img");
        attribute("src", image.url());
        attribute("alt", Objects.requireNonNullElse(image.alt(), ""));
        attribute("width", image.width());
        attribute("height", image.height());
        out.append(" loading=\"lazy\">");
        if (image.caption() != null || image.credit() != null) {
            out.append("<figcaption>");
            out.append(Objects.requireNonNullElse(image.caption(), ""));
            if (image.credit() != null) {
                out.append(image.caption() == null ? "" : " ");
                out.append("<small class=\"credit\">")
                        .append(Markup.escape(image.credit()))
                        .append("</small>");
            }
            out.append("</figcaption>");
        }
        out.append("</figure>");
    }

    private void embed(Embed embed) {
        out.append("<figure class=\"embed\"");
        attribute("data-provider", embed.provider());
        out.append("><a");
        attribute("href", embed.url());
        out.append('>');
        if (embed.imageUrl() != null) {
            out.append("<img");
            attribute("src", embed.imageUrl());
            out.append(" alt=\"\" loading=\"lazy\">");
        }
        if (embed.title() == null) {
            out.append(Markup.escape(embed.url()));
        } else {
            element("strong", Markup.escape(embed.title()));
        }
        out.append("</a>");
        if (embed.description() != null) {
            element("p", Markup.escape(embed.description()));
        }
        caption(embed.caption());
        out.append("</figure>");
    }

    private void related(RelatedArticle block, Link link) {
        out.append("<aside class=\"related-article\"");
        attribute("data-article-id", block.articleId());
        out.append("><a");
        attribute("href", link.url());
        out.append('>').append(Markup.escape(link.title())).append("</a></aside>");
    }

    private void audio(Audio audio) {
        out.append("<figure class=\"audio\"");
        attribute("data-duration", audio.durationSeconds());
        attribute("data-ai-generated", audio.aiGenerated());
        attribute("data-syndicable", audio.syndicable());
        out.append('>');
        if (audio.title() != null) {
            element("strong", Markup.escape(audio.title()));
        }
        out.append("<audio controls preload=\"none\"");
        attribute("src", audio.url());
        attribute("type", audio.mediaType());
        out.append("></audio>");
        caption(audio.caption());
        out.append("</figure>");
    }

    private void table(Table table) {
        out.append("<table>");
        if (table.caption() != null) {
            element("caption", table.caption());
        }
        if (!table.header().isEmpty()) {
            out.append("<thead>");
            row(table.header(), "th");
            out.append("</thead>");
        }
        out.append("<tbody>");
        table.rows().forEach(row -> row(row, "td"));
        out.append("</tbody></table>");
    }

    private void row(List<String> cells, String element) {
        out.append("<tr>");
        cells.forEach(cell -> element(element, cell));
        out.append("</tr>");
    }

    private void code(Code code) {
        boolean figure = code.caption() != null;
        out.append(figure ? "<figure><pre><code" : "<pre><code");
        attribute("class", code.language() == null ? null : "language-" + code.language());
        out.append('>').append(Markup.escape(code.text())).append("</code></pre>");
        caption(code.caption());
        out.append(figure ? "</figure>" : "");
    }

    /** Marked, so that a body edited as HTML does not take the fragment apart. */
    private void fragment(HtmlFragment fragment) {
        out.append("<div data-block=\"html\">").append(fragment.html()).append("</div>");
    }

    private void caption(@Nullable String caption) {
        if (caption != null) {
            element("figcaption", caption);
        }
    }

    private void element(String name, String html) {
        out.append('<').append(name).append('>');
        out.append(html);
        out.append("</").append(name).append('>');
    }

    private void attribute(String name, @Nullable Object value) {
        if (value != null) {
            out.append(' ').append(name).append("=\"");
            out.append(Markup.attribute(value.toString())).append('"');
        }
    }
}
