package news.dateline.hub;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import news.dateline.courier.Courier;
import news.dateline.courier.Outgoing;
import news.dateline.courier.Reply;

/** Sends a feed to a subscriber (WebSub, section 7). */
@Singleton
class Distributing {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int GONE = 410;

    private final HubQueue queue;
    private final Courier courier;

    Distributing(HubQueue queue, Courier courier) {
        this.queue = queue;
        this.courier = courier;
    }

    void distribute(HubQueue.Delivery delivery, TopicReading.Topic topic) {
        var reply = courier.send(new Outgoing(
                "POST",
                delivery.callback(),
                headers(delivery, topic),
                topic.document().bytes()));
        switch (reply) {
            case Reply.Answered answered -> {
                if (answered.isSuccess()) {
                    queue.taken(delivery, topic);
                } else if (answered.status() == GONE) {
                    queue.forget(delivery.id());
                } else {
                    queue.putOff(delivery, answered.retryAfter());
                }
            }
            case Reply.TimedOut _, Reply.Unreachable _, Reply.Forbidden _ -> queue.putOff(delivery, null);
        }
    }

    private static Map<String, String> headers(HubQueue.Delivery delivery, TopicReading.Topic topic) {
        var document = topic.document();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", document.mediaType());
        headers.put("Link", String.join(", ", document.links()));
        if (delivery.secret() != null) {
            headers.put("X-Hub-Signature", "sha256=" + signature(delivery.secret(), document.bytes()));
        }
        return headers;
    }

    private static String signature(String secret, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java runtime", e);
        }
    }
}
