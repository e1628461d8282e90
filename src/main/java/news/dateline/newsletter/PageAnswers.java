package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import news.dateline.web.ProblemException;

/** Answers with pages that no cache keeps, that ask nothing of anybody else, and that tell nobody where a reader came from. */
@Singleton
class PageAnswers {
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Stationery stationery;
    private final Wording wording;

    PageAnswers(Stationery stationery, Wording wording) {
        this.stationery = stationery;
        this.wording = wording;
    }

    /** The page of this name. */
    Response page(int status, String name, Tongue tongue, Map<String, ?> content) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.CONTENT_LANGUAGE, tongue.tag())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .entity(stationery.filled(name + ".html", tongue, content))
                .build();
    }

    /** A page that only says something, by the keys of its title and its sentence. */
    Response message(int status, Tongue tongue, String title, String sentence) {
        return message(status, tongue, title, sentence, List.of());
    }

    /** The same, with a list. */
    Response message(int status, Tongue tongue, String title, String sentence, List<String> items) {
        return page(
                status,
                "message",
                tongue,
                Map.of(
                        "title", wording.of(tongue, title),
                        "sentence", wording.of(tongue, sentence),
                        "items", items));
    }

    /** For a link that was used, is too old, or never was one: which of these is not told. */
    Response badLink(Tongue tongue) {
        return message(410, tongue, "badLinkTitle", "badLinkIntro");
    }

    /** A page for whoever came by a link that is not good; any other problem is told as ever. */
    Response instead(ProblemException e, Tongue tongue) {
        return switch (e.problem().status()) {
            case 401, 410 -> badLink(tongue);
            default -> throw e;
        };
    }
}
