package news.dateline.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Walks a page once and tells blocks from text: text and inline elements gather in a run, whatever is more ends the
 * run (which becomes a paragraph) and is read as a block.
 */
final class BlockReader {
    private static final int MARKS_AROUND = 8;
    private static final String MEDIA = "iframe, audio, video, embed, object";
    private static final Set<String> GALLERY_GRIDS = Set.of("blocks-gallery-grid", "wp-block-gallery");

    private final Page page;
    private final Tally tally;
    private final Galleries galleries;
    private final List<Block> blocks = new ArrayList<>();
    private final StringBuilder run = new StringBuilder();
    private final Deque<Element> around = new ArrayDeque<>();

    BlockReader(Page page, Tally tally, Galleries galleries) {
        this.page = page;
        this.tally = tally;
        this.galleries = galleries;
    }

    List<Block> read(Element parent) {
        children(parent);
        flush();
        return blocks;
    }

    /** The blocks of one part, for those who make one block of them. */
    List<Block> within(Element part) {
        return new BlockReader(page, tally, galleries).read(part);
    }

    Page page() {
        return page;
    }

    Tally tally() {
        return tally;
    }

    Galleries galleries() {
        return galleries;
    }

    void add(Block block) {
        blocks.add(block);
    }

    void addAll(Collection<? extends Block> more) {
        blocks.addAll(more);
    }

    void children(Element parent) {
        for (var node : List.copyOf(parent.childNodes())) {
            node(node);
        }
    }

    private void node(Node node) {
        switch (node) {
            case TextNode text -> run.append(Markup.escape(text.getWholeText()));
            case Comment comment -> comment(comment.getData().strip());
            case Element element -> element(element);
            default -> {}
        }
    }

    private void comment(String words) {
        if (words.equals("nextpage")
                || words.equals("more")
                || words.startsWith("more ")
                || words.equals("members-only")) {
            tally.dropped("<!--" + words.split("\\s", 2)[0] + "-->");
            flush();
        } else if (words.equals(ClassicText.PARAGRAPH)
                || words.startsWith("wp:")
                || words.startsWith("/wp:")
                || words.startsWith("kg-card-")) {
            flush();
        }
    }

    private void element(Element element) {
        var kind = Kind.of(element);
        if (kind == Kind.INLINE && !page.holdsFlow(element)) {
            run.append(element.outerHtml());
        } else if (kind == Kind.INLINE) {
            divided(element);
        } else {
            flush();
            if (kind == Kind.BLOCK) {
                block(element);
            } else if (element.hasClass("footnotes")) {
                // Links lead to these notes by id, and only markup keeps ids.
                keep(element, "footnotes");
            } else if (element.hasClass("wp-caption")) {
                new Figures(this).read(element);
            } else if (element.attr("data-block").equals("html")) {
                // Rendered by us from a fragment: it comes back as that and is not taken apart.
                keep(new HtmlFragment("", element.html(), ""), "html");
            } else {
                Covers.background(element).ifPresent(this::add);
                children(element);
            }
            flush();
        }
    }

    /** A mark around blocks, such as a link around a picture and a line: the mark goes on in each line. */
    private void divided(Element mark) {
        boolean carried = around.size() < MARKS_AROUND && Vocabulary.isMark(mark.normalName());
        if (carried) {
            run.append(opening(mark));
            around.addLast(mark);
        }
        children(mark);
        if (carried) {
            around.removeLast();
            run.append("</").append(mark.normalName()).append('>');
        }
    }

    private static String opening(Element mark) {
        return mark.hasAttr("href")
                ? Markup.tag(mark.normalName(), List.of("href", mark.attr("href"), "rel", mark.attr("rel")))
                : Markup.tag(mark.normalName(), List.of());
    }

    private void flush() {
        if (run.isEmpty()) {
            return;
        }
        // The sanitiser closes what is open at the end of the run.
        var paragraph = new Paragraph(run.toString());
        run.setLength(0);
        around.forEach(mark -> run.append(opening(mark)));
        if (Characters.isVisible(paragraph.text())) {
            add(Providers.isAddressOnly(paragraph) ? Providers.embed(paragraph.text()) : paragraph);
        }
    }

    private void block(Element element) {
        switch (element.normalName()) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element);
            case "p" -> children(element);
            case "blockquote" -> Quotes.read(element, this);
            case "ul", "ol" -> list(element);
            case "table" -> Tables.read(element, this);
            case "figure" -> new Figures(this).read(element);
            case "pre", "xmp", "listing", "plaintext" -> pre(element);
            case "img" -> add(Media.image(element, tally));
            case "iframe", "audio", "video", "embed", "object" -> media(element);
            case "hr" -> add(new Divider(""));
            case "aside" -> aside(element);
            case "dl" -> definitions(element);
            case "div" -> new GhostCards(this).read(element);
            default -> keep(element, element.normalName());
        }
    }

    private void heading(Element element) {
        int level = element.normalName().charAt(1) - '0';
        var heading = new Heading("", level, element.html(), "");
        if (Characters.isVisible(heading.text())) {
            add(heading);
        }
        if (page.holdsBlock(element)) {
            element.select("img").forEach(img -> add(Media.image(img, tally)));
            element.select(MEDIA).forEach(this::media);
        }
    }

    private void list(Element list) {
        if (GALLERY_GRIDS.stream().noneMatch(list::hasClass)) {
            Lists.read(list, this);
        } else if (list.closest("figure") == null) {
            new Figures(this).read(list);
        } else {
            children(list);
        }
    }

    private void definitions(Element list) {
        if (list.hasClass("wp-caption")) {
            new Figures(this).read(list);
        } else {
            keep(list, "dl");
        }
    }

    private void pre(Element pre) {
        if (pre.hasClass("wp-block-verse")) {
            keep(pre, "verse");
            return;
        }
        var text = pre.wholeText().replaceFirst("^\\n+", "").stripTrailing();
        if (Characters.isVisible(text)) {
            add(new Code("", Media.language(pre), text, null));
        }
    }

    void media(Element element) {
        var read = Media.read(element, tally);
        if (read.isPresent()) {
            add(read.get());
        } else if (element.normalName().equals("object")) {
            children(element);
        }
    }

    private void aside(Element aside) {
        if (!aside.hasAttr("data-article-id")) {
            keep(aside, "aside");
            return;
        }
        try {
            add(new RelatedArticle("", UUID.fromString(aside.attr("data-article-id"))));
        } catch (IllegalArgumentException notAnId) {
            keep(aside, "aside");
        }
    }

    /** What has no block of its own stays as markup; frames and players, which markup may not hold, follow it. */
    void keep(Element element, String reason) {
        keep(new HtmlFragment("", element.outerHtml(), ""), reason);
        element.select(MEDIA).forEach(this::media);
    }

    void keep(HtmlFragment fragment, String reason) {
        if (Characters.isVisible(fragment.text()) || fragment.html().contains("<img ")) {
            add(fragment);
            tally.keptAsHtml(reason);
        }
    }
}
