package news.dateline.site;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import news.dateline.web.PublicUrl;

/** Serves the newspaper of the demo, {@code examples/reader}, at the addresses that the API gives as pages of articles and news. */
@Singleton
class ReaderSite {
    private static final String FOLDER = "reader";

    private static final List<String> PAGES = List.of(
            "/",
            "/articles/:slug",
            "/sections/:slug",
            "/tags/:slug",
            "/authors/:slug",
            "/coverages/:slug",
            "/live",
            "/live/:id",
            "/search");

    private static final String SLUG = "[a-z0-9]+(-[a-z0-9]+)*";

    /** The files of another version are other files. */
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final ReaderConfig config;
    private final PublicUrl api;

    ReaderSite(ReaderConfig config, PublicUrl api) {
        this.config = config;
        this.api = api;
    }

    void open(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        var frontend = Frontend.in(FOLDER);
        for (var path : PAGES) {
            read(router, path, context -> page(context, frontend));
        }
        read(router, "/" + FOLDER + "/:version/:file", context -> file(context, frontend));
    }

    private static void read(Router router, String path, Handler<RoutingContext> answer) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer);
    }

    private void page(RoutingContext context, Frontend frontend) {
        var response = context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", contentSecurityPolicy())
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        var slug = context.pathParam("slug");
        if (slug != null && context.normalizedPath().startsWith("/articles/") && slug.matches(SLUG)) {
            // The browser fetches what the page will ask for while it still reads the page.
            response.putHeader("Link", "</v1/pages/article/%s>; rel=preload; as=fetch; crossorigin".formatted(slug));
        }
        frontend.page().answer(context.request());
    }

    private static void file(RoutingContext context, Frontend frontend) {
        var file = frontend.file(context.pathParam("file"));
        if (file.isEmpty()) {
            context.next();
            return;
        }
        boolean isCurrent = frontend.version().equals(context.pathParam("version"));
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, isCurrent ? FOR_GOOD : "no-cache");
        file.get().answer(context.request());
    }

    /**
     * Nothing runs and nothing is fetched but what comes from here; pictures and recordings also from where the API says that
     * they are. Markup becomes elements in one place only ({@code trusted-types}).
     */
    private String contentSecurityPolicy() {
        var media = "'self' https: " + origin();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src %s; media-src %s; connect-src 'self'; "
                        .formatted(media, media)
                + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
                + "require-trusted-types-for 'script'; trusted-types dateline";
    }

    /** The demo's pictures have addresses of the API's own public name, which may be another than the reader's. */
    private String origin() {
        var base = URI.create(api.base());
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
