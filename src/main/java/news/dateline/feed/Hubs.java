package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.PublicUrl;

/** The hubs that feeds name, at which readers may ask to be told of what is new (WebSub). */
@Singleton
public class Hubs {
    private final HubConfig config;
    private final PublicUrl urls;

    Hubs(HubConfig config, PublicUrl urls) {
        this.config = config;
        this.urls = urls;
    }

    /** Their addresses, absolute. */
    public List<String> addresses() {
        return config.hubs().orElseGet(() -> List.of(own()));
    }

    /** Those that are not this API's own. */
    public List<String> foreign() {
        return addresses().stream().filter(hub -> !hub.equals(own())).toList();
    }

    /** The address of this API's own hub. */
    public String own() {
        return urls.of("/websub");
    }
}
