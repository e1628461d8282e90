package news.dateline.importer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import news.dateline.article.LeadImage;
import news.dateline.body.Body;
import news.dateline.body.Image;
import news.dateline.body.InvalidBlock;
import news.dateline.body.Paragraph;
import news.dateline.body.ParsedBody;
import news.dateline.body.Sanitizer;
import news.dateline.web.Checks;
import news.dateline.web.ProblemException;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/** What every export leaves to us: titles, summaries and slugs that are missing or not as ours are. */
final class Wording {
    /** Far beyond any headline; the search index could not take a novel. */
    private static final int TITLE = 500;

    private static final int SUMMARY = 2000;
    private static final int MADE_TITLE = 80;
    private static final int MADE_SUMMARY = 200;
    private static final int MOST_LABELS = 100;

    private Wording() {}

    /** The text of a line of HTML. */
    static String plain(String html) {
        return Text.line(Sanitizer.inline(html).text());
    }

    /** The given title, else the first words of the article. */
    static String title(String given, Body body) {
        var title = Text.opening(Text.line(given), TITLE);
        if (title.isEmpty()) {
            title = Text.opening(beginning(body), MADE_TITLE);
        }
        return title.isEmpty() ? "(untitled)" : title;
    }

    /** The given summary, else how the article begins. */
    static String summary(String given, Body body) {
        var summary = Text.opening(Text.line(given), SUMMARY);
        return summary.isEmpty() ? Text.opening(beginning(body), MADE_SUMMARY) : summary;
    }

    /** The given slug, else one made of the title, else one made of the id. */
    static String slug(String given, String title, String sourceId) {
        var slug = Label.slug(given, title);
        return slug.isEmpty() ? Label.of("post-" + sourceId, title).slug() : slug;
    }

    /** As many of the labels as one article may have, each once; says so if that is not all. */
    static List<Label> bounded(List<Label> labels, String kind, List<String> notes) {
        var distinct = labels.stream()
                .collect(Collectors.toMap(Label::slug, label -> label, (first, same) -> first, LinkedHashMap::new))
                .values();
        if (distinct.size() > MOST_LABELS) {
            notes.add("only the first %d of %,d %s are kept".formatted(MOST_LABELS, distinct.size(), kind));
        }
        return distinct.stream().limit(MOST_LABELS).toList();
    }

    /** A picture above the article, if its address is one that may be loaded. */
    static @Nullable LeadImage leadImage(
            @Nullable String url, @Nullable String alt, @Nullable String caption, List<String> notes) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            var image = new Image("", url, alt, null, null, null, null);
            var line = plain(caption == null ? "" : caption);
            return new LeadImage(
                    Checks.address("#/leadImage/url", image.url()),
                    image.alt(),
                    line.isEmpty() ? null : line,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        } catch (InvalidBlock | ProblemException e) {
            notes.add("the address of the lead image cannot be loaded");
            return null;
        }
    }

    /** What reading the body cost, in words. */
    static List<String> losses(ParsedBody parsed) {
        var notes = new ArrayList<String>();
        if (!parsed.keptAsHtml().isEmpty()) {
            notes.add("kept as HTML: " + counts(parsed.keptAsHtml()));
        }
        if (!parsed.dropped().isEmpty()) {
            notes.add("dropped: " + counts(parsed.dropped()));
        }
        return notes;
    }

    static @Nullable String note(List<String> notes) {
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() == 1 ? entry.getKey() : entry.getKey() + " ×" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** The beginning of what is told, without headings and captions; of an article without a paragraph, whatever it has. */
    private static String beginning(Body body) {
        var told = new StringBuilder();
        for (var block : body.blocks()) {
            if (block instanceof Paragraph paragraph && told.length() < MADE_SUMMARY) {
                told.append(told.isEmpty() ? "" : " ").append(paragraph.text());
            }
        }
        return Text.line(told.isEmpty() ? body.text() : told.toString());
    }
}
