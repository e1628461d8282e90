package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.web.PublicUrl;

/** The addresses that letters carry: of the built-in pages, or of the publisher's own. */
@Singleton
class SubscriptionLinks {
    private final NewsletterConfig config;
    private final PublicUrl urls;
    private final UnsubscribeTokens unsubscribing;

    SubscriptionLinks(NewsletterConfig config, PublicUrl urls, UnsubscribeTokens unsubscribing) {
        this.config = config;
        this.urls = urls;
        this.unsubscribing = unsubscribing;
    }

    String confirm(String token) {
        return page(config.confirmUrl(), "/subscriptions/confirm", token);
    }

    String preferences(String token) {
        return page(config.preferencesUrl(), "/subscriptions/preferences", token);
    }

    /** Where people leave these newsletters; none means all that there are. */
    String unsubscribe(UUID subscriber, List<UUID> newsletters) {
        var token = unsubscribing.token(subscriber, newsletters);
        return config.unsubscribeUrl().isPresent()
                ? page(config.unsubscribeUrl(), "", token)
                : urls.of("/subscriptions/unsubscribe/" + token);
    }

    /** Where programs leave them (RFC 8058): always at this API. */
    String oneClick(UUID subscriber, List<UUID> newsletters) {
        return urls.of("/subscriptions/unsubscribe/" + unsubscribing.token(subscriber, newsletters));
    }

    /** The token needs no encoding: it is of letters, digits, hyphens and underscores. */
    private String page(Optional<String> own, String builtIn, String token) {
        var page = own.orElseGet(() -> urls.of(builtIn));
        return page + (page.contains("?") ? "&" : "?") + "token=" + token;
    }
}
