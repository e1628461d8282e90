package news.dateline.boot;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import news.dateline.article.Content;
import news.dateline.body.Block;
import news.dateline.body.Body;
import news.dateline.body.MarkdownBody;
import news.dateline.change.ChangeLog;
import news.dateline.desk.Intake;
import news.dateline.desk.Story;
import news.dateline.web.Ids;
import org.jboss.logging.Logger;

/** Fills an empty database with a small newspaper, so that a newcomer has something to look at in the first minute. */
@Singleton
class DemoEdition {
    private static final Logger LOG = Logger.getLogger(DemoEdition.class);

    private final DemoConfig config;
    private final ChangeLog changes;
    private final Intake intake;
    private final DemoShelves shelves;
    private final ObjectMapper json;

    DemoEdition(DemoConfig config, ChangeLog changes, Intake intake, DemoShelves shelves, ObjectMapper json) {
        this.config = config;
        this.changes = changes;
        this.intake = intake;
        this.shelves = shelves;
        this.json = json;
    }

    /** In one transaction: an edition that was half loaded when the process died was never there. */
    @Transactional
    void load(@Observes @Priority(200) StartupEvent start) {
        // The log never forgets that something was published, even if all of it is gone again.
        if (config.demo() && changes.newest() == 0) {
            try {
                load(json.readValue(file("edition.json"), DemoFile.class));
            } catch (IOException e) {
                throw new UncheckedIOException("The demo edition cannot be read", e);
            }
        }
    }

    private void load(DemoFile edition) throws IOException {
        var ids = new LinkedHashMap<String, UUID>();
        edition.articles().forEach(entry -> ids.put(entry.slug(), Ids.next()));
        shelves.fillTaxonomy(edition);
        var stories = new ArrayList<Story>();
        for (var entry : edition.articles()) {
            stories.add(story(entry, ids));
        }
        intake.take(stories);
        shelves.fillRest(edition, ids);
        LOG.infof("The demo edition is loaded: %d articles.", edition.articles().size());
    }

    private Story story(DemoFile.Entry entry, Map<String, UUID> ids) throws IOException {
        var content = new Content(
                entry.title(),
                entry.summary(),
                entry.language(),
                shelves.section(entry.section()),
                shelves.tags(entry.tags()),
                shelves.authors(entry.authors()),
                entry.leadImage(),
                entry.audio(),
                body(entry.body(), ids));
        var related = DemoShelves.orEmpty(entry.related()).stream()
                .map(slug -> required(ids, slug))
                .toList();
        return new Story(
                required(ids, entry.slug()), entry.slug(), content, related, entry.publishedAt(), entry.updatedAt());
    }

    private Body body(String name, Map<String, UUID> ids) throws IOException {
        return name.endsWith(".md")
                ? MarkdownBody.parse(new String(file(name), StandardCharsets.UTF_8))
                        .body()
                : new Body(json.convertValue(
                        resolved(json.readTree(file(name)), ids), new TypeReference<List<Block>>() {}));
    }

    /** In the files, cards name their article by slug; ids are only given out now. */
    private static JsonNode resolved(JsonNode blocks, Map<String, UUID> ids) {
        for (var block : blocks) {
            if (block.path("type").asText().equals("relatedArticle")) {
                var slug = ((ObjectNode) block).remove("article").asText();
                ((ObjectNode) block).put("articleId", required(ids, slug).toString());
            }
        }
        return blocks;
    }

    static UUID required(Map<String, UUID> ids, String slug) {
        var id = ids.get(slug);
        if (id == null) {
            throw new IllegalStateException("The demo edition names '%s', which it does not have".formatted(slug));
        }
        return id;
    }

    private static byte[] file(String name) throws IOException {
        try (var in = DemoEdition.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new FileNotFoundException("demo/" + name);
            }
            return in.readAllBytes();
        }
    }
}
