package news.dateline.body;

import java.util.List;
import org.owasp.html.HtmlStreamEventReceiver;

/** Spells block markup and its text: white space between blocks vanishes, within {@code pre} it stays. */
final class RichWriter implements HtmlStreamEventReceiver {
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private int preformatted;
    private boolean atBoundary = true;
    private boolean space;
    private boolean textSpace;
    private int breaks;

    Sanitizer.Clean clean() {
        return new Sanitizer.Clean(html.toString(), text.toString().stripTrailing());
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {
        // The sanitiser has closed every element it opened.
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        var name = Vocabulary.MODERN.getOrDefault(element, element);
        around(name);
        html.append(Markup.tag(name, attributes));
        if (name.equals("pre")) {
            preformatted++;
        } else if (name.equals("br")) {
            breaks = Math.min(breaks + 1, 2);
        }
    }

    @Override
    public void closeTag(String element) {
        var name = Vocabulary.MODERN.getOrDefault(element, element);
        if (Vocabulary.VOID.contains(name)) {
            return;
        }
        if (name.equals("pre")) {
            preformatted--;
        }
        around(name);
        html.append("</").append(name).append('>');
    }

    private void around(String name) {
        int around = Vocabulary.breaksAround(name);
        if (around > 0 || Vocabulary.isCell(name)) {
            space = false;
            atBoundary = true;
            breaks = Math.max(breaks, around);
            textSpace |= Vocabulary.isCell(name);
        } else {
            flushSpace();
            atBoundary &= !name.equals("img");
        }
    }

    private void flushSpace() {
        if (space && !atBoundary) {
            html.append(' ');
        }
        space = false;
    }

    @Override
    public void text(String run) {
        if (preformatted > 0) {
            separate();
            html.append(Markup.escape(run));
            text.append(run);
            return;
        }
        int from = 0;
        for (int at = 0; at <= run.length(); at++) {
            if (at == run.length() || Characters.isSpace(run.charAt(at))) {
                if (at > from) {
                    write(run.substring(from, at));
                }
                boolean gap = at < run.length();
                space |= gap;
                textSpace |= gap;
                from = at + 1;
            }
        }
    }

    private void write(String word) {
        flushSpace();
        separate();
        html.append(Markup.escape(word));
        text.append(word);
        atBoundary = false;
    }

    private void separate() {
        if (!text.isEmpty()) {
            if (breaks > 0) {
                text.repeat('\n', breaks);
            } else if (textSpace) {
                text.append(' ');
            }
        }
        breaks = 0;
        textSpace = false;
    }
}
