package news.dateline.hub;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import news.dateline.courier.Courier;
import news.dateline.courier.Outgoing;
import news.dateline.courier.Reply;

/** Asks callbacks whether they want what somebody asked for in their name (WebSub, section 5.3). */
@Singleton
class Verifying {
    private static final String DENIED = "denied";

    private final HubQueue queue;
    private final Courier courier;
    private final SecureRandom random = new SecureRandom();

    Verifying(HubQueue queue, Courier courier) {
        this.queue = queue;
        this.courier = courier;
    }

    void verify(HubQueue.Wish wish) {
        var challenge = challenge();
        var reply = courier.send(new Outgoing("GET", question(wish, challenge), Map.of(), new byte[0]));
        if (wish.mode().equals(DENIED)) {
            // Told once; whether anybody listened changes nothing.
            queue.drop(wish);
            return;
        }
        switch (reply) {
            case Reply.Answered answered -> {
                var said = new String(answered.body(), StandardCharsets.UTF_8);
                if (answered.isSuccess() && said.equals(challenge)) {
                    queue.confirm(wish);
                } else if (answered.isSuccess() || answered.status() == 404) {
                    queue.drop(wish);
                } else {
                    queue.askAgain(wish);
                }
            }
            case Reply.TimedOut _, Reply.Unreachable _ -> queue.askAgain(wish);
            case Reply.Forbidden _ -> queue.drop(wish);
        }
    }

    private String challenge() {
        var bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String question(HubQueue.Wish wish, String challenge) {
        var parameters = "hub.mode=%s&hub.topic=%s".formatted(wish.mode(), encoded(wish.topic()))
                + (wish.mode().equals(DENIED)
                        ? "&hub.reason=" + encoded("The publisher has ended the subscription.")
                        : "&hub.challenge=" + challenge)
                + (wish.mode().equals(Intent.Mode.SUBSCRIBE.wireName()) ? "&hub.lease_seconds=" + wish.seconds() : "");
        return wish.callback() + (wish.callback().contains("?") ? "&" : "?") + parameters;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
