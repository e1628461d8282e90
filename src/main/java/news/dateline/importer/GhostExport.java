package news.dateline.importer;

import java.time.Instant;
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
 * A JSON export of Ghost. {@code __GHOST_URL__}, which stands for the address of the site, gives way to a path within the
 * publisher's site. Ghost's {@code updated_at} is the time of any edit and is no {@code updatedAt} of ours.
 */
final class GhostExport implements Export {
    private static final Map<String, Set<String>> COLUMNS = Map.of(
            GhostTables.POSTS,
            Set.of(
                    "id",
                    "title",
                    "slug",
                    "html",
                    "feature_image",
                    "type",
                    "page",
                    "status",
                    "locale",
                    "visibility",
                    "published_at",
                    "custom_excerpt"));

    private final SpooledFile file;
    private final ImportConfig limits;
    private final GhostTables tables;
    private final LanguageGuess languages;

    GhostExport(SpooledFile file, ImportConfig limits, @Nullable String language) throws DamagedFile {
        this.file = file;
        this.limits = limits;
        this.tables = GhostTables.of(file, limits);
        this.languages = new LanguageGuess(language, tables.locale());
    }

    /** Ghost's ids are unique throughout the world, and its exports do not say where they come from. */
    @Override
    public String site() {
        return "";
    }

    @Override
    public void read(Consumer<Found> reader) throws DamagedFile {
        var seen = new HashSet<String>();
        new GhostReader(limits, COLUMNS, (table, row) -> {
                    if (table.equals(GhostTables.POSTS)) {
                        reader.accept(found(row, seen));
                    }
                })
                .read(file);
    }

    private Found found(Map<String, String> post, Set<String> seen) {
        var id = Text.shortened(Text.line(post.getOrDefault("id", "")), 100);
        boolean isPage =
                "page".equals(post.get("type")) || "1".equals(post.get("page")) || "true".equals(post.get("page"));
        var source = (isPage ? "page:" : "post:") + id;
        var title = Text.shortened(Text.line(post.getOrDefault("title", "")), 200);
        var reason = isPage ? Reason.PAGE : reasonToSkip(post);
        if (reason == null && id.isEmpty()) {
            reason = Reason.NO_ID;
        }
        if (reason == null && !seen.add(id)) {
            reason = Reason.REPEATED_ID;
        }
        return reason == null
                ? new Found.Article(source, title, () -> verdict(id, post))
                : Found.skipped(source, title, reason);
    }

    private static @Nullable Reason reasonToSkip(Map<String, String> post) {
        return switch (post.getOrDefault("status", "")) {
            case "published", "draft", "scheduled" ->
                switch (post.getOrDefault("visibility", "public")) {
                    case "public" -> null;
                    case "members" -> Reason.MEMBERS_ONLY;
                    case "paid" -> Reason.PAID_MEMBERS_ONLY;
                    default -> Reason.TIERS_ONLY;
                };
            case "sent" -> Reason.SENT_BY_MAIL;
            default -> Reason.OTHER_STATUS;
        };
    }

    private Verdict verdict(String id, Map<String, String> post) {
        if (!"published".equals(post.get("status"))) {
            return verdict(id, post, null);
        }
        var date = post.getOrDefault("published_at", "");
        if (date.isBlank()) {
            return new Verdict.Skip(Reason.NO_DATE);
        }
        var publishedAt = Dates.ghost(date);
        if (publishedAt == null) {
            return new Verdict.Skip(Reason.DATE_OUT_OF_RANGE);
        }
        return verdict(id, post, publishedAt);
    }

    private Verdict verdict(String id, Map<String, String> post, @Nullable Instant publishedAt) {
        try {
            return manuscript(id, post, publishedAt);
        } catch (InvalidBlock e) {
            return new Verdict.Skip(Reason.BODY_TOO_LARGE);
        }
    }

    private Manuscript manuscript(String id, Map<String, String> post, @Nullable Instant publishedAt) {
        var parsed = HtmlBody.parse(post.getOrDefault("html", ""));
        var body = parsed.body().withinLimits();
        var notes = Wording.losses(parsed);
        var title = Wording.title(post.getOrDefault("title", ""), body);
        var tags = tables.tags(id);
        var caption = tables.caption(id);
        return new Manuscript(
                id,
                Wording.slug(post.getOrDefault("slug", ""), title, id),
                title,
                Wording.summary(post.getOrDefault("custom_excerpt", ""), body),
                languages.of(post.get("locale"), title, body.text()),
                tags.isEmpty() ? null : tags.getFirst(),
                Wording.bounded(tags.isEmpty() ? List.of() : tags.subList(1, tags.size()), "tags", notes),
                Wording.bounded(tables.authors(id), "authors", notes),
                Wording.leadImage(post.get("feature_image"), caption.alt(), caption.text(), notes),
                publishedAt,
                body,
                parsed.keptAsHtml().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum(),
                Wording.note(notes));
    }
}
