package news.dateline.body;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words of a body. */
final class BodyText {
    private BodyText() {}

    static String of(Body body) {
        return body.blocks().stream()
                .map(BodyText::of)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
    }

    static String of(Block block) {
        return switch (block) {
            case Paragraph it -> it.text();
            case Heading it -> it.text();
            case Quote it -> lines(it.text(), markedUp(it.attribution()));
            case ItemList it -> items(it.items());
            case Image it -> lines(markedUp(it.caption()), it.credit());
            case Embed it -> lines(it.title(), it.description(), markedUp(it.caption()));
            case RelatedArticle _ -> "";
            case Audio it -> lines(it.title(), markedUp(it.caption()));
            case Table it -> table(it);
            case Code it -> lines(it.text(), markedUp(it.caption()));
            case Divider _ -> "";
            case HtmlFragment it -> it.text();
        };
    }

    private static String items(List<ItemList.Item> items) {
        var lines = new ArrayList<String>();
        for (var item : items) {
            lines.add(item.text());
            if (item.list() != null) {
                lines.add(items(item.list().items()));
            }
        }
        return String.join("\n", lines);
    }

    private static String table(Table table) {
        var rows = Stream.concat(Stream.of(table.header()), table.rows().stream())
                .filter(row -> !row.isEmpty())
                .map(row -> row.stream().map(BodyText::markedUp).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
        return lines(markedUp(table.caption()), rows);
    }

    private static String markedUp(@Nullable String html) {
        return html == null ? "" : Sanitizer.inline(html).text();
    }

    private static String lines(@Nullable String... lines) {
        return Stream.of(lines)
                .map(line -> Objects.requireNonNullElse(line, ""))
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }
}
