package news.dateline.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import news.dateline.article.BodyInput;
import news.dateline.article.BodyReading;
import news.dateline.article.Content;
import news.dateline.body.Body;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermNames;
import news.dateline.web.Checks;
import news.dateline.web.Ids;
import news.dateline.web.LanguageTag;
import news.dateline.web.Slug;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Makes what staff send into a manuscript: names become ids, and every fault is named with its place. */
@Singleton
class Manuscripts {
    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_SUMMARY = 2000;
    private static final int MOST_RELATED = 50;
    private static final int LONGEST_NOTE = 500;

    private final DraftRepository drafts;
    private final TermNames terms;
    private final BodyReading bodies;
    private final ObjectMapper json;

    Manuscripts(DraftRepository drafts, TermNames terms, BodyReading bodies, ObjectMapper json) {
        this.drafts = drafts;
        this.terms = terms;
        this.bodies = bodies;
        this.json = json;
    }

    /** To be called before any draft is locked for which a manuscript is made: the tags it will name stay until it is stored. */
    void begin() {
        terms.keepFromMerging();
    }

    /** The manuscript of a draft with this id; what it said before helps its blocks to keep their ids. */
    Manuscript of(DraftInput input, UUID id, @Nullable Manuscript previous) {
        var title = title(input.title());
        var content = new Content(
                title,
                optional("#/summary", input.summary(), LONGEST_SUMMARY),
                language(input.language()),
                terms.id(TermKind.SECTION, input.section(), "#/section"),
                terms.ids(TermKind.TAG, input.tags(), "#/tags"),
                terms.ids(TermKind.AUTHOR, input.authors(), "#/authors"),
                Media.checked(input.leadImage()),
                Media.checked(input.audio()),
                bodies.read(
                        input.body(),
                        previous == null ? Body.EMPTY : previous.content().body()));
        return new Manuscript(slug(input.slug(), title, id, previous), content, related(input.related(), id));
    }

    /** The manuscript of a revision as it can be written today: a merged tag has become another, what is gone is left out. */
    Manuscript ofToday(Manuscript old) {
        var content = old.content();
        var section = content.sectionId() == null ? List.<UUID>of() : List.of(content.sectionId());
        var names = old.relatedIds().stream().map(UUID::toString).toList();
        var known = drafts.idsBySlugOrId(names);
        return new Manuscript(
                old.slug(),
                new Content(
                        content.title(),
                        content.summary(),
                        content.language(),
                        terms.ofToday(TermKind.SECTION, section).stream()
                                .findFirst()
                                .orElse(null),
                        terms.ofToday(TermKind.TAG, content.tagIds()),
                        terms.ofToday(TermKind.AUTHOR, content.authorIds()),
                        content.leadImage(),
                        content.audio(),
                        content.body()),
                names.stream().map(known::get).filter(Objects::nonNull).toList());
    }

    private static String title(@Nullable String title) {
        if (title == null || title.isBlank()) {
            throw WebProblems.invalid("#/title", "required", "'title' is required.");
        }
        return optional("#/title", title, LONGEST_TITLE);
    }

    static String optional(String pointer, @Nullable String text, int longest) {
        return text == null ? "" : Checks.atMost(pointer, text, longest);
    }

    /** What a save or a publication is remembered by. */
    static @Nullable String note(@Nullable String note) {
        return note == null ? null : Checks.atMost("#/note", note, LONGEST_NOTE);
    }

    private static String language(@Nullable String language) {
        if (language == null) {
            return "en";
        }
        if (!LanguageTag.isOne(language)) {
            throw WebProblems.invalid(
                    "#/language", "not-a-language", "'language' takes a language tag (BCP 47), such as 'en' or 'uk'.");
        }
        return language.toLowerCase(Locale.ROOT);
    }

    /** A slug that was asked for must be free; one that is made from the title gets a number until it is. */
    private String slug(@Nullable String wanted, String title, UUID id, @Nullable Manuscript previous) {
        if (wanted == null) {
            return previous == null ? made(title) : previous.slug();
        }
        if (previous != null && wanted.equals(previous.slug())) {
            return wanted;
        }
        if (!Slug.isValid(wanted) || Ids.parsed(wanted).isPresent()) {
            throw WebProblems.invalid(
                    "#/slug", "not-a-slug", "A slug takes lower-case letters, digits and single hyphens, up to 200.");
        }
        if (drafts.isTaken(wanted, id)) {
            throw WebProblems.slugTaken("article", wanted);
        }
        return wanted;
    }

    private String made(String title) {
        var made = Slug.of(title);
        var slug = made.isEmpty() ? "article" : made;
        var taken = new HashSet<>(drafts.takenSlugs(List.of(slug)));
        var free = slug;
        for (int number = 2; taken.contains(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }

    private List<UUID> related(@Nullable List<String> slugsOrIds, UUID self) {
        if (slugsOrIds == null || slugsOrIds.isEmpty()) {
            return List.of();
        }
        if (slugsOrIds.size() > MOST_RELATED || new HashSet<>(slugsOrIds).size() < slugsOrIds.size()) {
            throw WebProblems.invalid("#/related", "too-many", "This takes %d, each once.".formatted(MOST_RELATED));
        }
        var ids = Checks.known(slugsOrIds, drafts.idsBySlugOrId(slugsOrIds), "article", "#/related");
        if (ids.contains(self)) {
            throw WebProblems.invalid("#/related", "itself", "An article is not related to itself.");
        }
        return ids;
    }

    /** The manuscript as staff would send it, for a merge patch to be applied to. */
    DraftInput asInput(Manuscript manuscript) {
        var content = manuscript.content();
        return new DraftInput(
                content.title(),
                manuscript.slug(),
                content.summary(),
                content.language(),
                content.sectionId() == null
                        ? null
                        : terms.slugs(TermKind.SECTION, List.of(content.sectionId())).stream()
                                .findFirst()
                                .orElse(null),
                terms.slugs(TermKind.TAG, content.tagIds()),
                terms.slugs(TermKind.AUTHOR, content.authorIds()),
                content.leadImage(),
                content.audio(),
                BodyInput.of(content.body(), json),
                manuscript.relatedIds().stream().map(UUID::toString).toList(),
                null);
    }
}
