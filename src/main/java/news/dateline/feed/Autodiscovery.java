package news.dateline.feed;

import jakarta.inject.Provider;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.dateline.taxonomy.TermKind;
import news.dateline.web.PublicUrl;
import news.dateline.web.Slug;

/** Says of a list that there is a feed of the same (RFC 8288, {@code rel="alternate"}): who has the one finds the other. */
@jakarta.ws.rs.ext.Provider
class Autodiscovery implements ContainerResponseFilter {
    /** What changes what a list shows of its entries, but not which. */
    private static final Set<String> FREE = Set.of("limit", "cursor", "fields", "include", "body", "minSeq");

    private static final Pattern TERM = Pattern.compile("/v1/(section|tag|author)s/([^/]+)");

    /** Filters are made before the configuration of the running application is. */
    private final Provider<PublicUrl> urls;

    Autodiscovery(Provider<PublicUrl> urls) {
        this.urls = urls;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getMethod().equals(HttpMethod.GET) && response.getStatus() == 200) {
            var uri = request.getUriInfo();
            subject(uri.getPath(), uri.getQueryParameters())
                    .ifPresent(subject -> response.getHeaders().add(HttpHeaders.LINK, links(subject)));
        }
    }

    private String links(Subject subject) {
        return Arrays.stream(Format.values())
                .map(format -> "<%s>; rel=\"alternate\"; type=\"%s\""
                        .formatted(urls.get().of(new FeedAddress(subject, format).path()), format.mediaType()))
                .collect(Collectors.joining(", "));
    }

    private static Optional<Subject> subject(String path, MultivaluedMap<String, String> query) {
        var filters = query.entrySet().stream()
                .filter(parameter -> !FREE.contains(parameter.getKey()))
                .toList();
        var term = TERM.matcher(path);
        if (term.matches()) {
            return term(term.group(1), List.of(term.group(2)));
        }
        if (path.equals("/v1/articles") && filters.size() == 1) {
            return term(filters.getFirst().getKey(), filters.getFirst().getValue());
        }
        return switch (filters.isEmpty() ? path : "") {
            case "/v1/articles" -> Optional.of(new Subject.Articles());
            case "/v1/live" -> Optional.of(new Subject.Live());
            default -> Optional.empty();
        };
    }

    /** The articles of one section, tag or author; of no other filter there is a feed. */
    private static Optional<Subject> term(String word, List<String> slugs) {
        return Arrays.stream(TermKind.values())
                .filter(kind -> kind.word().equals(word) && slugs.size() == 1 && Slug.isValid(slugs.getFirst()))
                .findFirst()
                .map(kind -> new Subject.Term(kind, slugs.getFirst()));
    }
}
