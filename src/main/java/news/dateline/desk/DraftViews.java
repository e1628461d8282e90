package news.dateline.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import news.dateline.access.Caller;
import news.dateline.access.Role;
import news.dateline.article.BodyView;
import news.dateline.article.Content;
import news.dateline.taxonomy.Ref;
import news.dateline.taxonomy.TermKind;
import news.dateline.taxonomy.TermRepository;
import news.dateline.web.PublicUrl;

/** Makes drafts into what goes over the wire; the names of what they are filed under are fetched once for all. */
@Singleton
class DraftViews {
    private final TermRepository terms;
    private final PublicUrl urls;
    private final Caller caller;

    DraftViews(TermRepository terms, PublicUrl urls, Caller caller) {
        this.terms = terms;
        this.urls = urls;
        this.caller = caller;
    }

    DraftView whole(Draft draft) {
        return all(List.of(draft), true).getFirst();
    }

    List<DraftView> withoutBodies(List<Draft> drafts) {
        return all(drafts, false);
    }

    private List<DraftView> all(List<Draft> drafts, boolean withBody) {
        var contents =
                drafts.stream().map(draft -> draft.manuscript().content()).toList();
        var names = names(contents);
        var views = new ArrayList<DraftView>();
        for (int i = 0; i < drafts.size(); i++) {
            views.add(view(drafts.get(i), contents.get(i), names, withBody));
        }
        return views;
    }

    private Names names(Collection<Content> contents) {
        var sections = new HashSet<UUID>();
        var tags = new HashSet<UUID>();
        var authors = new HashSet<UUID>();
        for (var content : contents) {
            if (content.sectionId() != null) {
                sections.add(content.sectionId());
            }
            tags.addAll(content.tagIds());
            authors.addAll(content.authorIds());
        }
        return new Names(
                terms.named(TermKind.SECTION, sections),
                terms.named(TermKind.TAG, tags),
                terms.named(TermKind.AUTHOR, authors));
    }

    private DraftView view(Draft draft, Content content, Names names, boolean withBody) {
        return new DraftView(
                draft.id(),
                draft.slug(),
                content.title(),
                content.summary(),
                content.language(),
                content.sectionId() == null ? null : names.sections().get(content.sectionId()),
                refs(content.tagIds(), names.tags()),
                refs(content.authorIds(), names.authors()),
                content.leadImage(),
                content.audio(),
                withBody ? BodyView.of(content.body()) : null,
                draft.manuscript().relatedIds(),
                draft.status().wireName(),
                draft.publishAt(),
                draft.isReleased() ? Boolean.TRUE : null,
                draft.publishedAt(),
                draft.updatedAt(),
                draft.hasWaitingEdits(),
                draft.version(),
                content.body().wordCount(),
                content.body().readingTimeMinutes(),
                draft.createdAt(),
                draft.modifiedAt(),
                allowedActions(draft),
                links(draft));
    }

    private static List<Ref> refs(List<UUID> ids, Map<UUID, Ref> names) {
        return ids.stream().map(names::get).filter(Objects::nonNull).toList();
    }

    private List<String> allowedActions(Draft draft) {
        var actions = new ArrayList<String>();
        if (draft.status() == Status.RETRACTED) {
            return actions;
        }
        actions.add("edit");
        boolean publishes = caller.is(Role.EDITOR) || caller.is(Role.ADMIN);
        if (publishes) {
            actions.add("publish");
            if (draft.publishAt() != null) {
                actions.add("unschedule");
            }
            if (draft.status() == Status.PUBLISHED) {
                actions.addAll(List.of("unpublish", "retract", "correct"));
            }
        }
        actions.add("preview");
        if (!draft.wasPublished()) {
            actions.add("delete");
        }
        return actions;
    }

    private Map<String, String> links(Draft draft) {
        var self = urls.of("/v1/desk/articles/" + draft.id());
        var links = new LinkedHashMap<String, String>();
        links.put("self", self);
        links.put("revisions", self + "/revisions");
        links.put("previews", self + "/previews");
        if (draft.status() == Status.PUBLISHED) {
            links.put("public", urls.of("/v1/articles/" + draft.id()));
        }
        return links;
    }

    private record Names(Map<UUID, Ref> sections, Map<UUID, Ref> tags, Map<UUID, Ref> authors) {}
}
