package news.dateline.newsletter;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a subscriber sees of themselves. */
@Schema(name = "Preferences", description = "What a subscriber sees of themselves.")
record PreferencesView(
        @Schema(required = true, examples = "reader@example.org")
        String email,

        @Schema(
                required = true,
                description = "The language of our letters.",
                enumeration = {"en", "uk"})
        String language,

        @Schema(required = true, description = "The slugs of what is really sent.", examples = "[\"daily-brief\"]")
        List<String> newsletters,

        @Schema(required = true, description = "Also what waits to be confirmed, and what has ended.")
        List<SubscriptionView> subscriptions,

        @Schema(required = true) Instant createdAt) {

    static PreferencesView of(Subscriber subscriber, List<SubscriptionView> subscriptions) {
        return new PreferencesView(
                subscriber.address(),
                subscriber.tongue().tag(),
                subscriptions.stream()
                        .filter(subscription -> subscription.status().equals("confirmed"))
                        .map(SubscriptionView::newsletter)
                        .toList(),
                subscriptions,
                subscriber.createdAt());
    }
}
