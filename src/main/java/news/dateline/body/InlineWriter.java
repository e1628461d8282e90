package news.dateline.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Spells inline markup and its text: white space is folded, block elements become line breaks, marks that hold
 * nothing are left out. Breaks, spaces and opening tags wait for the text after them, so none of them trails.
 */
final class InlineWriter implements HtmlStreamEventReceiver {
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();
    private final Deque<Mark> waiting = new ArrayDeque<>();
    private final List<Mark> open = new ArrayList<>();
    private final Map<String, Integer> depth = new HashMap<>();
    private boolean space;
    private int breaks;

    private record Mark(String name, String tag) {}

    Sanitizer.Clean clean() {
        return new Sanitizer.Clean(html.toString(), text.toString());
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {
        // The sanitiser has closed every element it opened.
    }

    @Override
    public void openTag(String element, List<String> attributes) {
        if (element.equals("br")) {
            breaks = Math.min(breaks + 1, 2);
        } else if (element.equals("q")) {
            write("“");
        } else if (!separates(element)) {
            openMark(Vocabulary.MEANT_AS.getOrDefault(element, element), attributes);
        }
    }

    @Override
    public void closeTag(String element) {
        if (element.equals("q")) {
            write("”");
        } else if (!element.equals("br") && !separates(element)) {
            closeMark(Vocabulary.MEANT_AS.getOrDefault(element, element));
        }
    }

    private boolean separates(String element) {
        space |= Vocabulary.isCell(element);
        int around = Vocabulary.breaksAround(element);
        breaks = Math.max(breaks, around);
        return around > 0 || Vocabulary.isCell(element);
    }

    private void openMark(String name, List<String> attributes) {
        if (depth.merge(name, 1, Integer::sum) == 1) {
            waiting.addLast(new Mark(name, Markup.tag(name, attributes)));
        }
    }

    private void closeMark(String name) {
        if (depth.merge(name, -1, Integer::sum) > 0) {
            return;
        }
        if (!waiting.isEmpty() && waiting.getLast().name().equals(name)) {
            waiting.removeLast();
        } else if (!open.isEmpty()) {
            open.removeLast();
            html.append("</").append(name).append('>');
        }
    }

    @Override
    public void text(String run) {
        int from = 0;
        for (int at = 0; at <= run.length(); at++) {
            if (at == run.length() || Characters.isSpace(run.charAt(at))) {
                if (at > from) {
                    write(run.substring(from, at));
                }
                space |= at < run.length();
                from = at + 1;
            }
        }
    }

    private void write(String word) {
        if (!text.isEmpty()) {
            if (breaks > 0) {
                html.repeat("<br>", breaks);
                text.repeat('\n', breaks);
            } else if (space) {
                html.append(' ');
                text.append(' ');
            }
        }
        breaks = 0;
        space = false;
        while (!waiting.isEmpty()) {
            var mark = waiting.removeFirst();
            html.append(mark.tag());
            open.add(mark);
        }
        html.append(Markup.escape(word));
        text.append(word);
    }
}
