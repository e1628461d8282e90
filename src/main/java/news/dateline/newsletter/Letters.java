package news.dateline.newsletter;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.mail.Letter;
import org.jspecify.annotations.Nullable;

/** Writes the letters of newsletters. Nothing in them was typed by a visitor, the address of the recipient apart. */
@Singleton
@Startup // Its settings are wrong at the start, not when somebody waits for a letter.
class Letters {
    private final Stationery stationery;
    private final Wording wording;
    private final SubscriptionLinks links;
    private final NewsletterConfig config;
    private final Letter.Sender house;

    Letters(Stationery stationery, Wording wording, SubscriptionLinks links, NewsletterConfig config) {
        this.stationery = stationery;
        this.wording = wording;
        this.links = links;
        this.config = config;
        this.house = sender(config.senderName(), config.senderAddress());
    }

    /** Whom letters are from, unless their newsletter says otherwise. */
    static Letter.Sender sender(String name, String address) {
        return EmailAddress.parsed(address)
                .map(parsed -> new Letter.Sender(name, parsed.toSend()))
                .orElseThrow(() -> new ConfigurationException(
                        "dateline.newsletter.sender-address is no bare address (such as news@example.org): '%s'."
                                .formatted(address)));
    }

    /** Asks the owner of the address, once for all newsletters that somebody asked for. */
    Letter confirmation(Subscriber subscriber, Tongue tongue, List<Newsletter> asked, String token) {
        var ids = asked.stream().map(Newsletter::id).toList();
        var content = Map.<String, Object>of(
                "newsletters",
                        asked.stream()
                                .map(newsletter -> newsletter.profile().name())
                                .toList(),
                "link", links.confirm(token),
                "hours", config.confirmLife().toHours(),
                "unsubscribe", links.unsubscribe(subscriber.id(), ids));
        var list = asked.size() == 1 ? asked.getFirst().slug() : "newsletters";
        return letter(
                "confirmation",
                tongue,
                subscriber,
                content,
                sender(asked.getFirst().profile()),
                asked.getFirst().profile().replyTo(),
                list,
                ids,
                config.confirmLife());
    }

    /** Leads the subscriber to the preferences. */
    Letter preferences(Subscriber subscriber, String token) {
        var content = Map.<String, Object>of(
                "link", links.preferences(token),
                "hours", Math.max(1, config.preferencesLife().toHours()),
                "unsubscribe", links.unsubscribe(subscriber.id(), List.of()));
        return letter(
                "preferences",
                subscriber.tongue(),
                subscriber,
                content,
                house,
                null,
                "newsletters",
                List.of(),
                config.preferencesLife());
    }

    private Letter letter(
            String kind,
            Tongue tongue,
            Subscriber subscriber,
            Map<String, Object> content,
            Letter.Sender sender,
            @Nullable String replyTo,
            String list,
            List<UUID> newsletters,
            Duration goodFor) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("List-Id", "<%s.%s>".formatted(list, domain(sender.address())));
        headers.put("List-Unsubscribe", "<%s>".formatted(links.oneClick(subscriber.id(), newsletters)));
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("Content-Language", tongue.tag());
        return new Letter(
                kind,
                sender,
                replyTo,
                subscriber.address(),
                wording.of(tongue, kind + "Subject"),
                stationery.filled("mail-%s.txt".formatted(kind), tongue, content),
                stationery.filled("mail-%s.html".formatted(kind), tongue, content),
                headers,
                subscriber.id(),
                goodFor);
    }

    private Letter.Sender sender(Newsletter.Profile profile) {
        return new Letter.Sender(
                profile.senderName() == null ? profile.name() : profile.senderName(),
                profile.senderAddress() == null ? house.address() : profile.senderAddress());
    }

    private static String domain(String address) {
        return address.substring(address.indexOf('@') + 1);
    }
}
