package news.dateline.edge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** One request that names what is out of date, in the shape that the cache in front of the house takes. */
@Singleton
class PurgeCall {
    private static final Logger LOG = Logger.getLogger(PurgeCall.class);
    private static final String TAGS = "{tags}";
    private static final String JSON = "{json}";

    private final PurgeConfig config;
    private final ObjectMapper json;
    /** Only if there is somebody to call: with its TLS it takes long to make. */
    private final Optional<HttpClient> client;

    PurgeCall(PurgeConfig config, ObjectMapper json) {
        this.config = config;
        this.json = json;
        this.client = config.url()
                .map(url ->
                        HttpClient.newBuilder().connectTimeout(config.timeout()).build());
    }

    /** A setting that cannot be right is refused at start, not at the first change. */
    void check(@Observes StartupEvent event) {
        if (config.url().isEmpty()) {
            return;
        }
        var _ = request(List.of("articles"));
        if (config.mostTags() < 1) {
            throw new IllegalArgumentException("dateline.purge.most-tags takes a number from 1 on");
        }
        if (!names(TAGS) && !names(JSON)) {
            throw new IllegalArgumentException(
                    "dateline.purge: neither the url, nor a header, nor the body names {tags} or {json}");
        }
    }

    private boolean names(String placeholder) {
        return config.url().orElseThrow().toString().contains(URLEncoder.encode(placeholder, StandardCharsets.UTF_8))
                || config.body().orElse("").contains(placeholder)
                || config.headers().orElse(List.of()).stream().anyMatch(header -> header.contains(placeholder));
    }

    /** Whether the cache has taken it. */
    boolean tell(List<String> tags) throws InterruptedException {
        try {
            int status = client.orElseThrow()
                    .send(request(tags), BodyHandlers.discarding())
                    .statusCode();
            if (status / 100 != 2) {
                LOG.warnf("The cache in front answered a purge of %d tags with %d", tags.size(), status);
            }
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.warnf(
                    "The cache in front cannot be told of %d tags: %s",
                    tags.size(), e.getClass().getSimpleName());
            return false;
        }
    }

    private HttpRequest request(List<String> tags) {
        var body = config.body().map(template -> filled(template, tags));
        var url = config.url().orElseThrow().toString().replace("%7Btags%7D", encoded(tags));
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(config.timeout())
                .method(config.method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        for (var header : config.headers().orElse(List.of())) {
            int colon = header.indexOf(':');
            if (colon < 1) {
                throw new IllegalArgumentException("dateline.purge.headers takes 'Name: value'");
            }
            request.header(
                    header.substring(0, colon).strip(),
                    filled(header.substring(colon + 1).strip(), tags));
        }
        return request.build();
    }

    private String filled(String template, List<String> tags) {
        try {
            return template.replace(TAGS, joined(tags)).replace(JSON, json.writeValueAsString(tags));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A list of strings is JSON", e);
        }
    }

    private String joined(List<String> tags) {
        return String.join(config.separator().orElse(" "), tags);
    }

    private String encoded(List<String> tags) {
        return URLEncoder.encode(joined(tags), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
