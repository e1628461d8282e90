package news.dateline.body;

import java.util.List;

/** Spelling of markup: one way, so that equal content is equal text. */
final class Markup {
    private Markup() {}

    static String escape(String text) {
        return escape(text, false);
    }

    static String attribute(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean quotes) {
        StringBuilder out = null;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            var entity = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> quotes ? "&quot;" : "";
                default -> "";
            };
            if (entity.isEmpty()) {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, at);
            }
            out.append(entity);
        }
        return out == null ? text : out.toString();
    }

    /** An opening tag from the flat name, value, name, value… list of the sanitiser. */
    static String tag(String name, List<String> attributes) {
        var out = new StringBuilder("<").append(name);
        for (int at = 0; at + 1 < attributes.size(); at += 2) {
            out.append(' ').append(attributes.get(at));
            out.append("=\"").append(attribute(attributes.get(at + 1))).append('"');
        }
        return out.append('>').toString();
    }
}
