package news.dateline.importer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import news.dateline.article.Audio;
import news.dateline.article.LeadImage;
import news.dateline.body.BlocksBody;
import news.dateline.body.Body;
import news.dateline.body.HtmlFragment;
import news.dateline.body.InvalidBlock;
import news.dateline.desk.Media;
import news.dateline.web.ProblemException;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * An article as {@code GET /v1/articles/{slug}} shows it. What we derive ourselves is passed over in silence; what we cannot
 * keep is noted.
 */
final class ArticleLine {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private static final Set<String> READ = Set.of(
            "id",
            "slug",
            "title",
            "summary",
            "language",
            "section",
            "tags",
            "authors",
            "leadImage",
            "audio",
            "publishedAt",
            "updatedAt",
            "body");
    private static final Set<String> DERIVED =
            Set.of("url", "wordCount", "readingTimeMinutes", "related", "highlight", "links", "allowedActions");
    private static final int SUMMARY = 2000;

    private final String id;
    private final JsonNode article;
    private final LanguageGuess languages;
    private final List<String> notes = new ArrayList<>();

    ArticleLine(String id, JsonNode article, LanguageGuess languages) {
        this.id = id;
        this.article = article;
        this.languages = languages;
    }

    Verdict verdict() {
        try {
            return manuscript();
        } catch (Unfit e) {
            return new Verdict.Skip(e.reason, e.getMessage());
        } catch (InvalidBlock e) {
            var isLarge = e.code().equals("too-long") || e.code().equals("too-many");
            return new Verdict.Skip(
                    isLarge ? Reason.BODY_TOO_LARGE : Reason.INVALID, "/body" + e.pointer() + ": " + e.sentence());
        } catch (ProblemException e) {
            var fault = e.problem().errors().getFirst();
            return new Verdict.Skip(
                    Reason.INVALID, String.valueOf(fault.pointer()).replace("#", "") + ": " + fault.detail());
        }
    }

    private Manuscript manuscript() {
        var body = article.hasNonNull("body") ? BlocksBody.parse(article.get("body")) : Body.EMPTY;
        noteOthers();
        var title = Wording.title(text("title"), body);
        return new Manuscript(
                id,
                Wording.slug(text("slug"), title, id),
                title,
                article.hasNonNull("summary")
                        ? Text.opening(Text.line(text("summary")), SUMMARY)
                        : Wording.summary("", body),
                languages.of(text("language"), title, body.text()),
                article.hasNonNull("section") ? label(article.get("section"), "/section") : null,
                Wording.bounded(labels("tags"), "tags", notes),
                Wording.bounded(labels("authors"), "authors", notes),
                leadImage(),
                instant("publishedAt"),
                body,
                (int) body.blocks().stream()
                        .filter(HtmlFragment.class::isInstance)
                        .count(),
                Wording.note(notes),
                Media.checked(read("audio", Audio.class)),
                instant("updatedAt"));
    }

    /** Nothing gets lost in silence. */
    private void noteOthers() {
        var others = new ArrayList<String>();
        article.properties().forEach(member -> {
            var value = member.getValue();
            boolean isEmpty = value.isNull() || (value.isContainerNode() && value.isEmpty());
            if (!READ.contains(member.getKey()) && !DERIVED.contains(member.getKey()) && !isEmpty) {
                others.add(Text.shortened(Text.line(member.getKey()), 40));
            }
        });
        if (!others.isEmpty()) {
            notes.add(Text.shortened("dropped: " + String.join(", ", others), 500));
        }
    }

    private String text(String name) {
        return text(article.path(name), "/" + name);
    }

    private static String text(JsonNode value, String place) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new Unfit(Reason.INVALID, place + ": a string is expected here.");
        }
        return value.textValue();
    }

    private List<Label> labels(String name) {
        var list = article.path(name);
        if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
            throw new Unfit(Reason.INVALID, "/" + name + ": an array is expected here.");
        }
        var labels = new ArrayList<Label>();
        for (var entry : list) {
            labels.add(label(entry, "/" + name + "/" + labels.size()));
        }
        return labels;
    }

    /** As readers see it, an object with slug and name, or as the desk sends it, a slug. */
    private static Label label(JsonNode value, String place) {
        var slug = text(value.isObject() ? value.path("slug") : value, place);
        var label = Label.of(slug, value.isObject() ? text(value.path("name"), place + "/name") : slug);
        if (label.name().isEmpty()) {
            throw new Unfit(Reason.INVALID, place + ": it has neither a slug nor a name.");
        }
        return label;
    }

    private @Nullable Instant instant(String name) {
        var given = text(name);
        if (given.isBlank()) {
            return null;
        }
        var instant = Dates.ghost(given);
        if (instant == null) {
            throw new Unfit(Reason.DATE_OUT_OF_RANGE, "/" + name + ": this is no time after RFC 3339.");
        }
        return instant;
    }

    private @Nullable LeadImage leadImage() {
        var image = Media.checked(read("leadImage", LeadImage.class));
        return image == null
                ? null
                : new LeadImage(
                        image.url(),
                        line(image.alt()),
                        line(image.caption()),
                        line(image.credit()),
                        image.width(),
                        image.height(),
                        image.illustrative(),
                        image.aiGenerated(),
                        image.syndicable());
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null || text.isBlank() ? null : Text.line(text);
    }

    private <T> @Nullable T read(String name, Class<T> type) {
        try {
            return article.hasNonNull(name) ? JSON.treeToValue(article.get(name), type) : null;
        } catch (JsonProcessingException e) {
            throw new Unfit(Reason.INVALID, "/" + name + ": this is not as articles have it.");
        }
    }

    /** Something that no article can have. */
    private static final class Unfit extends RuntimeException {
        private final Reason reason;

        Unfit(Reason reason, String message) {
            super(message);
            this.reason = reason;
        }
    }
}
