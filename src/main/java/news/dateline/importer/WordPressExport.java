package news.dateline.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import news.dateline.body.HtmlBody;
import news.dateline.body.InvalidBlock;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * A WXR export of WordPress. Posts refer to pictures that may stand behind them, so a first pass gathers pictures and
 * authors, and a second one reads the posts; what became of the pictures is reported last.
 */
final class WordPressExport implements Export {
    private static final Set<String> SURVEYED = Set.of(
            "wp:post_id",
            "wp:post_type",
            "title",
            "wp:attachment_url",
            "excerpt:encoded",
            "wp:post_parent",
            "wp:menu_order");
    private static final Set<String> READ = Set.of(
            "wp:post_id",
            "wp:post_type",
            "title",
            "dc:creator",
            "content:encoded",
            "excerpt:encoded",
            "wp:post_date",
            "wp:post_date_gmt",
            "wp:post_name",
            "wp:status",
            "wp:post_password",
            "wp:is_sticky");
    private static final String NO_DATE = "0000-00-00 00:00:00";

    private final SpooledFile file;
    private final ImportConfig limits;
    private final Map<String, String> channel = new HashMap<>();
    private final Map<String, Label> authors = new HashMap<>();
    private final Attachments attachments = new Attachments();
    /** The attachments in their order, for the report. */
    private final List<Found> media = new ArrayList<>();

    private final LanguageGuess languages;

    WordPressExport(SpooledFile file, ImportConfig limits, @Nullable String language) throws DamagedFile {
        this.file = file;
        this.limits = limits;
        var survey = new Wxr(text -> channel.putIfAbsent(text.getKey(), text.getValue()), this::author, this::survey);
        new WxrReader(limits, SURVEYED, survey).read(file);
        this.languages = new LanguageGuess(language, channel.get("language"));
    }

    private void author(Map<String, String> author) {
        var login = author.getOrDefault("wp:author_login", "").strip();
        var name = author.getOrDefault("wp:author_display_name", "").strip();
        authors.putIfAbsent(login, Label.of("", name.isEmpty() ? login : name));
    }

    private void survey(WxrItem item) {
        if (item.text("wp:post_type").equals("attachment")) {
            attachments.add(item);
            var id = item.text("wp:post_id");
            media.add(new Found.Other(
                    source(item),
                    name(item),
                    () -> attachments.isUsed(id) ? new Verdict.Use() : new Verdict.Skip(Reason.UNUSED_ATTACHMENT)));
        }
    }

    @Override
    public String site() {
        var site = channel.getOrDefault("wp:base_blog_url", channel.getOrDefault("link", ""));
        return Text.shortened(Text.line(site).replaceAll("^https?://|/+$", ""), 500);
    }

    @Override
    public void read(Consumer<Found> reader) throws DamagedFile {
        var seen = new HashSet<String>();
        var second = new Wxr(_ -> {}, _ -> {}, item -> {
            if (!item.text("wp:post_type").equals("attachment")) {
                reader.accept(found(item, seen));
            }
        });
        new WxrReader(limits, READ, second).read(file);
        media.forEach(reader);
    }

    private static String source(WxrItem item) {
        var type = item.text("wp:post_type");
        return Text.shortened(Text.line((type.isEmpty() ? "item" : type) + ":" + item.text("wp:post_id")), 100);
    }

    private static String name(WxrItem item) {
        return Text.shortened(Wording.plain(item.text("title")), 200);
    }

    private Found found(WxrItem item, Set<String> seen) {
        var id = item.text("wp:post_id");
        var reason = reasonToSkip(item);
        if (reason == null && (id.isEmpty() || id.length() > 100)) {
            reason = Reason.NO_ID;
        }
        if (reason == null && !seen.add(id)) {
            reason = Reason.REPEATED_ID;
        }
        return reason == null
                ? new Found.Article(source(item), name(item), () -> verdict(id, item))
                : Found.skipped(source(item), name(item), reason);
    }

    private static @Nullable Reason reasonToSkip(WxrItem item) {
        return switch (item.text("wp:post_type")) {
            case "post" ->
                switch (item.text("wp:status")) {
                    case "publish", "draft", "pending", "future" ->
                        item.text("wp:post_password").isEmpty() ? null : Reason.PASSWORD_PROTECTED;
                    case "auto-draft" -> Reason.AUTO_DRAFT;
                    case "private" -> Reason.PRIVATE;
                    case "trash" -> Reason.TRASHED;
                    default -> Reason.OTHER_STATUS;
                };
            case "page" -> Reason.PAGE;
            case "nav_menu_item" -> Reason.MENU_ITEM;
            default -> Reason.OTHER_TYPE;
        };
    }

    private Verdict verdict(String id, WxrItem item) {
        if (!item.text("wp:status").equals("publish")) {
            return verdict(id, item, null);
        }
        var gmt = item.text("wp:post_date_gmt");
        // WordPress writes no date for drafts, and some exports left it so after publication.
        var date = gmt.isEmpty() || gmt.equals(NO_DATE) ? item.text("wp:post_date") : gmt;
        if (date.isEmpty() || date.equals(NO_DATE)) {
            return new Verdict.Skip(Reason.NO_DATE);
        }
        var publishedAt = Dates.wordPress(date);
        if (publishedAt == null) {
            return new Verdict.Skip(Reason.DATE_OUT_OF_RANGE);
        }
        return verdict(id, item, publishedAt);
    }

    private Verdict verdict(String id, WxrItem item, @Nullable Instant publishedAt) {
        try {
            return manuscript(id, item, publishedAt);
        } catch (InvalidBlock e) {
            return new Verdict.Skip(Reason.BODY_TOO_LARGE);
        }
    }

    private Manuscript manuscript(String id, WxrItem item, @Nullable Instant publishedAt) {
        var parsed = HtmlBody.parseWordPress(item.content(), attachments.galleriesOf(id));
        var body = parsed.body().withinLimits();
        var notes = Wording.losses(parsed);
        left(item, notes);
        var title = Wording.title(Wording.plain(item.text("title")), body);
        var lead = attachments.picture(item.meta("_thumbnail_id"));
        attachments.use(lead, body);
        var sections = item.labels("category");
        var tags = new ArrayList<>(sections.isEmpty() ? sections : sections.subList(1, sections.size()));
        tags.addAll(item.labels("post_tag"));
        return new Manuscript(
                id,
                Wording.slug(item.text("wp:post_name"), title, id),
                title,
                Wording.summary(Wording.plain(item.text("excerpt:encoded")), body),
                languages.of(null, title, body.text()),
                sections.isEmpty() ? null : sections.getFirst(),
                Wording.bounded(tags, "tags", notes),
                byline(item),
                lead == null ? null : Wording.leadImage(lead.url(), lead.alt(), Text.html(lead.caption()), notes),
                publishedAt,
                body,
                parsed.keptAsHtml().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                Wording.note(notes));
    }

    /** What WordPress knows and we have no place for. */
    private static void left(WxrItem item, List<String> notes) {
        if (item.text("wp:is_sticky").equals("1")) {
            notes.add("was sticky");
        }
        if (item.comments() > 0) {
            notes.add("comments left out: " + item.comments());
        }
    }

    private List<Label> byline(WxrItem item) {
        var login = item.text("dc:creator");
        return login.isEmpty() ? List.of() : List.of(authors.getOrDefault(login, Label.of("", login)));
    }
}
