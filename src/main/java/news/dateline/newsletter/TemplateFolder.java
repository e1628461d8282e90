package news.dateline.newsletter;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;

/** The publisher's own templates and texts, in place of ours of the same name; read once, when the application starts. */
@Singleton
class TemplateFolder implements TemplateLocator {
    private static final String OURS = "newsletter/";

    private final NewsletterConfig config;

    TemplateFolder(NewsletterConfig config) {
        this.config = config;
    }

    void offer(@Observes EngineBuilder engine) {
        config.templateFolder().ifPresent(folder -> {
            if (!Files.isDirectory(folder)) {
                throw new IllegalStateException("dateline.newsletter.template-folder is no folder: " + folder);
            }
            engine.addLocator(this);
        });
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public Optional<TemplateLocation> locate(String id) {
        return id.startsWith(OURS)
                        && Files.isRegularFile(
                                config.templateFolder().orElseThrow().resolve(id.substring(OURS.length())))
                ? Optional.of(new Own(id))
                : Optional.empty();
    }

    /** The file of this name, if there is one. */
    Optional<Reader> file(String name) {
        return config.templateFolder()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .map(file -> {
                    try {
                        return Files.newBufferedReader(file, StandardCharsets.UTF_8);
                    } catch (IOException e) {
                        throw new UncheckedIOException("A template of newsletters cannot be read", e);
                    }
                });
    }

    /** A template of the publisher's. */
    private final class Own implements TemplateLocation {
        private final String id;

        private Own(String id) {
            this.id = id;
        }

        @Override
        public Reader read() {
            return file(id.substring(OURS.length())).orElseThrow();
        }

        /** It decides whether what is shown is escaped. */
        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(Variant.forContentType(id.endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }
}
