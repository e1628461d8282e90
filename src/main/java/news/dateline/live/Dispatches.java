package news.dateline.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import news.dateline.article.BodyReading;
import news.dateline.body.Body;
import news.dateline.body.RelatedArticle;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermNames;
import news.dateline.web.Checks;
import news.dateline.web.Inputs;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes what staff send into a dispatch: names become ids, and every fault is named with its place. */
@Singleton
class Dispatches {
    /** An update goes to every open stream at once; what is longer is an article. */
    private static final int LONGEST_HTML = 50_000;

    private final TermNames terms;
    private final BodyReading bodies;
    private final Places places;
    private final Inputs inputs;
    private final ObjectMapper json;

    Dispatches(TermNames terms, BodyReading bodies, Places places, Inputs inputs, ObjectMapper json) {
        this.terms = terms;
        this.bodies = bodies;
        this.places = places;
        this.inputs = inputs;
        this.json = json;
    }

    /** To be called before anything is locked or read for which a dispatch is made: the tags it will name stay until it is stored. */
    void begin() {
        terms.keepFromMerging();
    }

    /** What was sent as a whole. */
    LiveInput read(@Nullable JsonNode body) {
        return inputs.read(body, LiveInput.class, LiveInput.READ_ONLY);
    }

    /** What is there, changed by a merge patch. */
    LiveInput merged(Dispatch present, @Nullable JsonNode patch) {
        var input = LiveInput.of(present, terms.slugs(TermKind.TAG, present.tagIds()), json);
        return inputs.merge(input, patch, LiveInput.class, LiveInput.READ_ONLY);
    }

    /** The dispatch; what it said before may stay where it is, whatever became of the place. */
    Dispatch of(LiveInput input, @Nullable Dispatch previous) {
        var title = title(input.title());
        var body = body(input, previous == null ? Body.EMPTY : previous.body());
        if (title == null && body.blocks().isEmpty()) {
            throw WebProblems.invalid("#/body", "required", "An update needs a title or a body.");
        }
        var coverage = places.coverage(input.coverage(), previous == null ? null : previous.coverageId());
        boolean keyEvent = Boolean.TRUE.equals(input.keyEvent());
        if (keyEvent && coverage == null) {
            throw WebProblems.invalid(
                    "#/keyEvent", "needs-coverage", "A key event is one of a coverage: name that in 'coverage'.");
        }
        return new Dispatch(
                title,
                body,
                importance(input.importance()),
                Boolean.TRUE.equals(input.pinned()),
                keyEvent,
                terms.ids(TermKind.TAG, input.tags(), "#/tags"),
                places.article(input.article(), previous == null ? null : previous.articleId()),
                coverage);
    }

    private static @Nullable String title(@Nullable String title) {
        var line = title == null ? "" : Text.line(title);
        return line.isEmpty() ? null : Checks.atMost("#/title", line, LiveInput.LONGEST_TITLE);
    }

    private Body body(LiveInput input, Body previous) {
        var body = bodies.read(input.body(), previous);
        if (body.blocks().stream().anyMatch(RelatedArticle.class::isInstance)) {
            throw WebProblems.invalid(
                    "#/body/content",
                    "related-article",
                    "An update has no cards of articles in its body: name the article in 'article'.");
        }
        if (Dispatch.html(body).length() > LONGEST_HTML) {
            throw WebProblems.invalid(
                    "#/body/content",
                    "too-long",
                    "An update has at most %,d characters of HTML: write an article and name it in 'article'."
                            .formatted(LONGEST_HTML));
        }
        return body;
    }

    private static Importance importance(@Nullable String name) {
        return name == null
                ? Importance.NORMAL
                : Importance.named(name)
                        .orElseThrow(() -> WebProblems.invalid(
                                "#/importance", "not-one-of", "'importance' takes one of: normal, breaking."));
    }
}
