package news.dateline.taxonomy;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import news.dateline.change.ChangeLog;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.Shown;
import news.dateline.web.Slug;
import news.dateline.web.Slugs;
import news.dateline.web.WebProblems;

/** What the public resources of sections, tags and authors have in common, which is everything but their name. */
@Singleton
class Terms {
    private final TermRepository repository;
    private final Pages pages;
    private final PublicUrl urls;
    private final ChangeLog changes;
    private final Slugs slugs;

    Terms(TermRepository repository, Pages pages, PublicUrl urls, ChangeLog changes, Slugs slugs) {
        this.repository = repository;
        this.pages = pages;
        this.urls = urls;
        this.changes = changes;
        this.slugs = slugs;
    }

    Page<TermView> list(TermKind kind, PageRequest request, UriInfo uri) {
        var window = pages.window(request, uri);
        var changedAt = changes.newestAt();
        var slice = window.cut(repository.all(kind, window, null), TermRepository.Row::keys);
        var views = slice.rows().stream()
                .map(row -> TermView.of(kind, row, changedAt, urls.base()))
                .toList();
        return Page.of(
                views,
                slice.links(),
                Shown.of(List.of(kind.word() + "s"), changedAt).and(views));
    }

    Response get(TermKind kind, String slug) {
        if (!Slug.isValid(slug)) {
            throw WebProblems.notFound(kind.word(), slug);
        }
        var changedAt = changes.newestAt();
        return repository
                .one(kind, slug)
                .map(row -> Response.ok(TermView.of(kind, row, changedAt, urls.base()))
                        .build())
                .or(() -> moved(kind, slug))
                .orElseThrow(() -> WebProblems.notFound(kind.word(), slug));
    }

    private Optional<Response> moved(TermKind kind, String slug) {
        return slugs.present(kind.word(), slug)
                .map(present -> Response.status(308)
                        .header("Location", urls.of("/v1/%ss/%s".formatted(kind.word(), present)))
                        .header("Cache-Control", "public, max-age=60")
                        .build());
    }
}
