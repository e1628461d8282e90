package news.dateline.web;

import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.UriInfo;

/** Makes the absolute addresses that stand in answers. */
@Singleton
public class PublicUrl {
    private final WebConfig config;
    private final HttpServer server;

    PublicUrl(WebConfig config, HttpServer server) {
        this.config = config;
        this.server = server;
    }

    /** The address of this request as the public sees it, its query included. */
    public String of(UriInfo uri) {
        var query = uri.getRequestUri().getRawQuery();
        return of(uri.getRequestUri().getRawPath() + (query == null ? "" : "?" + query));
    }

    /** The absolute address of a path of this API; what is absolute already stays as it is. */
    public String of(String path) {
        return path.startsWith("/") ? base() + path : path;
    }

    /** The address of this API without a slash at the end. */
    public String base() {
        return config.publicUrl()
                .map(url -> url.replaceAll("/+$", ""))
                // Read at each call: in tests the port is only known once the server listens.
                .orElseGet(() -> "http://localhost:" + server.getPort());
    }
}
