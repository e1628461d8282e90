package news.dateline.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.web.Etags;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** What the desk's resources of sections, tags and authors have in common, which is everything but their name. */
@Singleton
class DeskTerms {
    private final TermRepository repository;
    private final Cataloguing cataloguing;
    private final Pages pages;
    private final PublicUrl urls;

    DeskTerms(TermRepository repository, Cataloguing cataloguing, Pages pages, PublicUrl urls) {
        this.repository = repository;
        this.cataloguing = cataloguing;
        this.pages = pages;
        this.urls = urls;
    }

    Page<TermDeskView> list(TermKind kind, TermFilter filter, PageRequest request, UriInfo uri) {
        var pattern = filter.pattern();
        var window = pages.window(request, uri);
        var slice = window.cut(repository.all(kind, window, pattern), TermRepository.Row::keys);
        return Page.forStaff(
                slice.rows().stream()
                        .map(row -> TermDeskView.of(kind, row, urls.base()))
                        .toList(),
                slice.links());
    }

    Response get(TermKind kind, String slugOrId) {
        return repository
                .bySlugOrId(kind, slugOrId)
                .map(row -> answer(kind, row))
                .orElseThrow(() -> WebProblems.notFound(kind.word(), slugOrId));
    }

    Response create(TermKind kind, @Nullable JsonNode body) {
        var row = cataloguing.create(kind, body);
        return Response.fromResponse(answer(kind, row))
                .status(201)
                .header("Location", urls.of(TermDeskView.path(kind, row.id())))
                .build();
    }

    Response replace(TermKind kind, String slugOrId, @Nullable String ifMatch, @Nullable JsonNode body) {
        return answer(kind, cataloguing.replace(kind, slugOrId, ifMatch, body));
    }

    Response patch(TermKind kind, String slugOrId, @Nullable String ifMatch, @Nullable JsonNode patch) {
        return answer(kind, cataloguing.patch(kind, slugOrId, ifMatch, patch));
    }

    void delete(TermKind kind, String slugOrId, @Nullable String ifMatch) {
        cataloguing.delete(kind, slugOrId, ifMatch);
    }

    Response answer(TermKind kind, TermRepository.Row row) {
        return Response.ok(TermDeskView.of(kind, row, urls.base()))
                .header("ETag", Etags.ofVersion(row.version()))
                .build();
    }
}
