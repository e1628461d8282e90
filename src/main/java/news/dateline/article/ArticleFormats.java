package news.dateline.article;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;

/** The formats of others, and which of them a request asks for. */
@Singleton
class ArticleFormats {
    private final List<ArticleFormat> all;

    ArticleFormats(@All List<ArticleFormat> all) {
        this.all = all;
    }

    /** The format that the client likes best; empty for our own JSON, which everybody gets who does not mind. */
    Optional<ArticleFormat> chosen(HttpHeaders headers) {
        for (var acceptable : headers.getAcceptableMediaTypes()) {
            if (acceptable.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
                return Optional.empty();
            }
            var format = all.stream()
                    .filter(one -> acceptable.isCompatible(MediaType.valueOf(one.mediaType())))
                    .findFirst();
            if (format.isPresent()) {
                return format;
            }
        }
        return Optional.empty();
    }
}
