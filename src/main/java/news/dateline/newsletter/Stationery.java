package news.dateline.newsletter;

import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import news.dateline.web.PublicUrl;

/** Fills in the templates of pages and letters. */
@Singleton
class Stationery {
    private final Engine engine;
    private final Wording wording;
    private final NewsletterConfig config;
    private final PublicUrl urls;

    Stationery(Engine engine, Wording wording, NewsletterConfig config, PublicUrl urls) {
        this.engine = engine;
        this.wording = wording;
        this.config = config;
        this.urls = urls;
    }

    /** The template of this name in this language, which knows below which path ({@code root}) the public finds this API; HTML escapes what it shows. */
    String filled(String template, Tongue tongue, Map<String, ?> content) {
        var instance = Objects.requireNonNull(engine.getTemplate("newsletter/" + template), template)
                .instance()
                .data("root", URI.create(urls.base()).getRawPath())
                .data("lang", tongue.tag())
                .data("house", config.senderName())
                .data("msg", wording.in(tongue));
        content.forEach(instance::data);
        return instance.render();
    }
}
