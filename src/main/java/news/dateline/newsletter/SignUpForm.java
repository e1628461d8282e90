package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import news.dateline.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** The forms on which readers ask for something, empty or with what is wrong beside each field. */
@Singleton
class SignUpForm {
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;

    private final NewsletterRepository newsletters;
    private final FormStamps stamps;
    private final PageAnswers pages;
    private final Wording wording;

    SignUpForm(NewsletterRepository newsletters, FormStamps stamps, PageAnswers pages, Wording wording) {
        this.newsletters = newsletters;
        this.stamps = stamps;
        this.pages = pages;
        this.wording = wording;
    }

    /** The form for newsletters, empty. */
    Response shown(Tongue tongue) {
        return page(200, tongue, Filled.NOTHING, Map.of(), stamps.issue());
    }

    /** The form that a person has sent, to be sent once more. */
    Response again(int status, Tongue tongue, Filled filled, Map<String, String> faults) {
        return page(status, tongue, filled, faults, stamps.renewed());
    }

    private Response page(int status, Tongue tongue, Filled filled, Map<String, String> faults, String stamp) {
        var content = new HashMap<String, Object>(fields(filled.email(), faults));
        content.put("newsletters", offered(filled.newsletters()));
        content.put("stamp", stamp);
        return withRetryAfter(pages.page(status, "form", tongue, content));
    }

    /** The form for a link to the preferences. */
    Response linkForm(int status, Tongue tongue, @Nullable String email, Map<String, String> faults) {
        return withRetryAfter(pages.page(status, "link", tongue, fields(email, faults)));
    }

    private static Map<String, String> fields(@Nullable String email, Map<String, String> faults) {
        return Map.of(
                "email", email == null ? "" : email,
                "emailFault", faults.getOrDefault("email", ""),
                "newslettersFault", faults.getOrDefault("newsletters", ""),
                "formFault", faults.getOrDefault("form", ""));
    }

    private List<Map<String, Object>> offered(List<String> chosen) {
        return newsletters.open().stream()
                .map(newsletter -> Map.<String, Object>of(
                        "slug", newsletter.slug(),
                        "name", newsletter.name(),
                        "lang", newsletter.profile().language(),
                        "description", orEmpty(newsletter.profile().description()),
                        "cadence", orEmpty(newsletter.profile().cadence()),
                        "checked", chosen.contains(newsletter.slug())))
                .toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Response withRetryAfter(Response response) {
        return response.getStatus() == TOO_MANY
                ? Response.fromResponse(response)
                        .header(HttpHeaders.RETRY_AFTER, "60")
                        .build()
                : response;
    }

    /** The answer to the deed; if the reader can mend what is wrong, the form again with what that is, by its field. */
    Response answered(
            Tongue tongue, Supplier<Response> deed, BiFunction<Integer, Map<String, String>, Response> again) {
        try {
            return deed.get();
        } catch (ProblemException e) {
            int status = e.problem().status();
            if (status != INVALID && status != TOO_MANY) {
                throw e;
            }
            var faults = new HashMap<String, String>();
            e.problem().errors().forEach(error -> faults.putIfAbsent(field(error.pointer()), error.detail()));
            if (status == TOO_MANY) {
                faults.put("form", wording.of(tongue, "tooManySignUps"));
            } else if (faults.isEmpty() && e.problem().detail() != null) {
                faults.put("form", e.problem().detail());
            }
            return again.apply(status, faults);
        }
    }

    private static String field(@Nullable String pointer) {
        var place = pointer == null ? "" : pointer;
        return place.equals("#/email") ? "email" : place.startsWith("#/newsletters") ? "newsletters" : "form";
    }

    /** For whoever left the page open for very long. */
    Response again(Tongue tongue, Filled filled) {
        return again(INVALID, tongue, filled, Map.of("form", wording.of(tongue, "formAgain")));
    }

    /** What is in the fields already. */
    record Filled(@Nullable String email, List<String> newsletters) {
        static final Filled NOTHING = new Filled(null, List.of());
    }
}
