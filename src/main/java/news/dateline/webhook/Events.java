package news.dateline.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import news.dateline.change.ChangeView;
import news.dateline.change.Fact;
import news.dateline.web.Ids;
import news.dateline.web.PublicUrl;
import org.jspecify.annotations.Nullable;

/** Makes changes into events as Standard Webhooks has them: the same bytes at each try. */
@Singleton
class Events {
    private final ObjectMapper json;
    private final PublicUrl urls;

    Events(ObjectMapper json, PublicUrl urls) {
        this.json = json;
        this.urls = urls;
    }

    Event of(Fact fact) {
        return new Event(
                "chg_" + fact.seq(),
                fact.seq(),
                fact.type(),
                written(new Payload(fact.type(), fact.at(), ChangeView.of(fact, urls.base()))));
    }

    Event ping(UUID webhook, Instant now) {
        var type = "webhook.ping";
        return new Event("ping_" + Ids.next(), null, type, written(new Payload(type, now, Map.of("webhook", webhook))));
    }

    private byte[] written(Payload payload) {
        try {
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Payload(String type, Instant timestamp, Object data) {}

    /**
     * What an endpoint is told.
     *
     * @param id the {@code webhook-id}, the same at each try
     * @param seq the change; null for a ping
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Event(String id, @Nullable Long seq, String type, byte[] body) {}
}
