package news.dateline.newsletter;

import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;

/** Fills in the templates of pages and letters. */
@Singleton
class Stationery {
    private final Engine engine;
    private final Wording wording;
    private final NewsletterConfig config;

    Stationery(Engine engine, Wording wording, NewsletterConfig config) {
        this.engine = engine;
        this.wording = wording;
        this.config = config;
    }

    /** The template of this name in this language; HTML escapes what it shows. */
    String filled(String template, Tongue tongue, Map<String, ?> content) {
        var instance = Objects.requireNonNull(engine.getTemplate("newsletter/" + template), template)
                .instance()
                .data("lang", tongue.tag())
                .data("house", config.senderName())
                .data("msg", wording.in(tongue));
        content.forEach(instance::data);
        return instance.render();
    }
}
