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
import java.nio.file.Path;
import java.util.Optional;

/** The publisher's own templates and texts, in place of ours of the same name; read once, when the application starts. */
@Singleton
class TemplateFolder {
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
            engine.addLocator(new Own(folder));
        });
    }

    /** The file of this name, if there is one. */
    Optional<Reader> file(String name) {
        return config.templateFolder()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .map(TemplateFolder::reader);
    }

    /** Asked before our own templates. */
    private record Own(Path folder) implements TemplateLocator {
        @Override
        public int getPriority() {
            return DEFAULT_PRIORITY + 1;
        }

        @Override
        public Optional<TemplateLocation> locate(String id) {
            return Optional.of(id)
                    .filter(name -> name.startsWith(OURS))
                    .map(name -> folder.resolve(name.substring(OURS.length())))
                    .filter(Files::isRegularFile)
                    .map(Template::new);
        }
    }

    /** A template of the publisher's. */
    private record Template(Path file) implements TemplateLocator.TemplateLocation {
        @Override
        public Reader read() {
            return reader(file);
        }

        /** It decides whether what is shown is escaped. */
        @Override
        public Optional<Variant> getVariant() {
            return Optional.of(
                    Variant.forContentType(file.toString().endsWith(".html") ? Variant.TEXT_HTML : Variant.TEXT_PLAIN));
        }
    }

    private static Reader reader(Path file) {
        try {
            return Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("A template of newsletters cannot be read", e);
        }
    }
}
