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
import java.util.Objects;
import java.util.Optional;
import news.dateline.article.PublishedArticles.Standing;
import news.dateline.web.PublicUrl;
import org.jboss.logging.Logger;

/**
 * Serves the newspaper of the demo, {@code examples/reader}, at the addresses that the API gives as pages of articles and news, and
 * a desk for it, {@code examples/desk}.
 */
@Singleton
class ReaderSite {
    private static final Logger LOG = Logger.getLogger(ReaderSite.class);

    private static final String READER = "reader";
    private static final String DESK = "desk";

    private static final List<String> PAGES = List.of(
            "/",
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
    private final ArticleAddresses articles;

    ReaderSite(ReaderConfig config, PublicUrl api, ArticleAddresses articles) {
        this.config = config;
        this.api = api;
        this.articles = articles;
    }

    void open(@Observes Router router) {
        if (!config.enabled()) {
            return;
        }
        var reader = Frontend.in(READER);
        for (var path : PAGES) {
            read(router, path, context -> page(context, reader, 200));
        }
        read(router, "/articles/:slug", context -> article(context, reader));
        files(router, READER, reader);

        var desk = Frontend.in(DESK);
        read(router, "/" + DESK, context -> page(context, desk, 200));
        files(router, DESK, desk);
    }

    private static void files(Router router, String folder, Frontend frontend) {
        read(router, "/" + folder + "/:version/:file", context -> file(context, frontend));
    }

    private static void read(Router router, String path, Handler<RoutingContext> answer) {
        router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD).handler(answer);
    }

    /**
     * The page of an article says in its status what is there: an article, one that moved, one that was withdrawn, none. It is the
     * same page, which finds out for itself; so nobody is left without when it cannot be looked up.
     */
    private void article(RoutingContext context, Frontend reader) {
        var slug = Objects.requireNonNull(context.pathParam("slug"));
        context.vertx()
                .executeBlocking(() -> articles.find(slug), false)
                .onSuccess(standing -> article(context, reader, slug, standing))
                .onFailure(failure -> {
                    LOG.debugf(failure, "The article of a page cannot be looked up");
                    page(context, reader, 200);
                });
    }

    private void article(RoutingContext context, Frontend reader, String slug, Optional<Standing> standing) {
        if (standing.isEmpty()) {
            page(context, reader, 404);
            return;
        }
        var present = standing.get();
        if (!present.slug().equals(slug)) {
            moved(context, "/articles/" + present.slug());
        } else if (present.isRetracted()) {
            page(context, reader, 410);
        } else {
            if (slug.matches(SLUG)) {
                // The browser fetches what the page will ask for while it still reads the page.
                context.response()
                        .putHeader(
                                "Link", "</v1/pages/article/%s>; rel=preload; as=fetch; crossorigin".formatted(slug));
            }
            page(context, reader, 200);
        }
    }

    private static void moved(RoutingContext context, String path) {
        var query = context.request().query();
        context.response()
                .setStatusCode(308)
                .putHeader(HttpHeaders.LOCATION, path + (query == null ? "" : "?" + query))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end();
    }

    private void page(RoutingContext context, Frontend frontend, int status) {
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader("Content-Security-Policy", contentSecurityPolicy())
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
        frontend.page().answer(context.request(), status);
    }

    private static void file(RoutingContext context, Frontend frontend) {
        var file = frontend.file(context.pathParam("file"));
        if (file.isEmpty()) {
            context.next();
            return;
        }
        boolean isCurrent = frontend.version().equals(context.pathParam("version"));
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, isCurrent ? FOR_GOOD : "no-cache");
        file.get().answer(context.request(), 200);
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
