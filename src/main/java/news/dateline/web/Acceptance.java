package news.dateline.web;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Keeps to a weight of nought in {@code Accept} (RFC 9110, section 12.4.2: "not acceptable"), which the framework
 * overlooks. Of the ranges that match a type, the most specific one decides.
 */
@Provider
public class Acceptance implements ContainerRequestFilter {
    private static final Pattern REFUSAL = Pattern.compile(";\\s*[qQ]\\s*=\\s*0(\\.0*)?\\s*(,|;|$)");

    private final ResourceInfo resource;

    Acceptance(ResourceInfo resource) {
        this.resource = resource;
    }

    /** Of the formats beside JSON, the one that the client likes best; empty for JSON, which everybody gets who does not mind. */
    public static <F> Optional<F> chosen(HttpHeaders headers, List<F> formats, Function<F, String> mediaType) {
        var ranges = headers.getAcceptableMediaTypes();
        boolean takesJson = isAcceptable(MediaType.APPLICATION_JSON_TYPE, ranges);
        for (var acceptable : ranges) {
            if (takesJson && acceptable.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            var format = formats.stream()
                    .filter(one -> acceptable.isCompatible(MediaType.valueOf(mediaType.apply(one)))
                            && isAcceptable(MediaType.valueOf(mediaType.apply(one)), ranges))
                    .findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (accept == null || !REFUSAL.matcher(accept).find()) {
            return;
        }
        var ranges = request.getAcceptableMediaTypes();
        if (produced().stream().noneMatch(type -> isAcceptable(type, ranges))) {
            throw new NotAcceptableException();
        }
    }

    private List<MediaType> produced() {
        var method = resource.getResourceMethod();
        var produces = Optional.ofNullable(method.getAnnotation(Produces.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass().getAnnotation(Produces.class)));
        return produces.stream()
                .flatMap(annotation -> Arrays.stream(annotation.value()))
                .map(MediaType::valueOf)
                .toList();
    }

    private static boolean isAcceptable(MediaType type, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.isCompatible(type))
                .max(Comparator.comparing((MediaType range) -> !range.isWildcardType())
                        .thenComparing(range -> !range.isWildcardSubtype()))
                .filter(range -> !isRefused(range))
                .isPresent();
    }

    private static boolean isRefused(MediaType range) {
        return range.getParameters().getOrDefault("q", "1").matches("0(\\.0*)?");
    }
}
