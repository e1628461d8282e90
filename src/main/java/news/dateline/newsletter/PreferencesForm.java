package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The form of the preferences, as they are. */
@Singleton
class PreferencesForm {
    private final NewsletterRepository newsletters;
    private final PageAnswers pages;
    private final Wording wording;

    PreferencesForm(NewsletterRepository newsletters, PageAnswers pages, Wording wording) {
        this.newsletters = newsletters;
        this.pages = pages;
        this.wording = wording;
    }

    /** The form, in the subscriber's own language; {@code notice} is the key of what happened, if anything did. */
    Response shown(@Nullable String token, PreferencesView present, String notice) {
        var tongue = Tongue.named(present.language()).orElse(Tongue.EN);
        return pages.page(
                200,
                "preferences",
                tongue,
                Map.of(
                        "token", Objects.requireNonNull(token),
                        "email", present.email(),
                        "notice", notice.isEmpty() ? "" : wording.of(tongue, notice),
                        "newsletters", offered(present),
                        "languages",
                                Arrays.stream(Tongue.values())
                                        .map(one -> Map.of("tag", one.tag(), "checked", one == tongue))
                                        .toList()));
    }

    /** What is open to all, and what the subscriber has of the rest. */
    private List<Map<String, Object>> offered(PreferencesView present) {
        var open = newsletters.open().stream().map(newsletter -> choice(newsletter.slug(), newsletter.name(), present));
        var closed = present.subscriptions().stream()
                .filter(subscription -> subscription.status().equals("confirmed"))
                .map(subscription -> choice(subscription.newsletter(), subscription.name(), present));
        return Stream.concat(open, closed).distinct().toList();
    }

    private static Map<String, Object> choice(String slug, String name, PreferencesView present) {
        return Map.of(
                "slug", slug, "name", name, "checked", present.newsletters().contains(slug));
    }
}
