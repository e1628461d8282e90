package news.dateline.importer;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import news.dateline.testing.Staff;
import news.dateline.web.Ids;

/** Hands that work on the same few articles, tags and slugs; each call of a method is one deed, and every answer is noted. */
final class Crowd {
    private static final String ARTICLES = "/v1/desk/articles";
    private static final String TAGS = "/v1/desk/tags";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final int SLUGS = 6;

    private final Staff staff = Staff.admin();
    private final String word = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> tags = new CopyOnWriteArrayList<>();
    private final List<String> drafts = new CopyOnWriteArrayList<>();
    private final ConcurrentMap<String, Integer> answers = new ConcurrentHashMap<>();

    /** Begins with an empty desk, but for some tags. */
    Crowd() {
        for (int i = 0; i < SLUGS; i++) {
            createTag();
        }
    }

    /** What each answer was, and how often, such as "merge 200". */
    Map<String, Integer> answers() {
        return new TreeMap<>(answers);
    }

    /** Another system's posts under tags that staff move about; as long as staff leave them alone, they are replaced. */
    void bringIn(Importer importer, Random chance) {
        var tags = IntStream.range(0, SLUGS)
                .filter(_ -> chance.nextBoolean())
                .mapToObj(tag -> slug("tag", tag))
                .toList();
        importer.bringIn(word, tags, chance);
        answers.merge("import", 1, Integer::sum);
    }

    private String slug(String kind, int number) {
        return "%s-%s-%d".formatted(kind, word, number);
    }

    private void createTag() {
        var created = noted("create tag", staff.post(TAGS, Map.of("name", "Tag " + word)));
        if (created.statusCode() == 201) {
            tags.add(created.jsonPath().getString("id"));
        }
    }

    /** There are two slugs for each tag: some are taken, some once were others'. */
    void moveTag(Random chance) {
        change(TAGS + "/" + any(tags, chance), "move tag", Map.of("slug", slug("tag", chance.nextInt(2 * SLUGS))));
    }

    void renameTag(Random chance) {
        change(
                TAGS + "/" + any(tags, chance),
                "rename tag",
                Map.of("name", "Tag %s %d".formatted(word, chance.nextInt())));
    }

    void mergeTags(Random chance) {
        var from = TAGS + "/" + any(tags, chance);
        var into = staff.get(TAGS + "/" + any(tags, chance));
        var seen = staff.get(from);
        if (seen.statusCode() == 200 && into.statusCode() == 200) {
            noted(
                    "merge",
                    staff.post(
                            from + "/merge",
                            Map.of("into", into.jsonPath().getString("slug")),
                            "If-Match",
                            seen.header("ETag")));
            createTag();
        }
    }

    void deleteTag(Random chance) {
        createTag();
        delete(TAGS + "/" + any(tags, chance), "delete tag");
    }

    void write(Random chance) {
        createDraft(chance);
        var path = ARTICLES + "/" + any(drafts, chance);
        change(path, "save draft", Map.of("tags", someSlugs(chance), "related", someDrafts(chance)));
        change(path, "move draft", Map.of("slug", slug("article", chance.nextInt(SLUGS))));
        publish(path);
    }

    /** All under one title, so that their slugs must differ by a number. */
    private void createDraft(Random chance) {
        var content = Map.of("title", "Crowd " + word, "tags", someSlugs(chance), "related", someDrafts(chance));
        var created = noted("create draft", staff.post(ARTICLES, content));
        if (created.statusCode() == 201) {
            drafts.add(created.jsonPath().getString("id"));
        }
    }

    /** From then on imports leave it alone. */
    void publishImported(Random chance) {
        imported(chance).ifPresent(this::publish);
    }

    private void publish(String path) {
        var seen = staff.get(path);
        if (seen.statusCode() == 200) {
            noted("publish", staff.post(path + "/publish", Map.of(), "If-Match", seen.header("ETag")));
        }
    }

    void unpublish(Random chance) {
        imported(chance).ifPresent(path -> {
            var seen = staff.get(path);
            noted("unpublish", staff.post(path + "/unpublish", Map.of(), "If-Match", seen.header("ETag")));
        });
    }

    private Optional<String> imported(Random chance) {
        List<String> ids = staff.get(ARTICLES + "?status=published&limit=50&q=" + word)
                .jsonPath()
                .getList("data.id");
        return ids.isEmpty() ? Optional.empty() : Optional.of(ARTICLES + "/" + any(ids, chance));
    }

    void deleteDraft(Random chance) {
        createDraft(chance);
        var id = any(drafts, chance);
        delete(ARTICLES + "/" + id, "delete draft");
        if (staff.get(ARTICLES + "/" + id).statusCode() == 404) {
            drafts.remove(id);
        }
    }

    private List<String> someDrafts(Random chance) {
        return drafts.isEmpty() ? List.of() : List.of(any(drafts, chance));
    }

    private List<String> someSlugs(Random chance) {
        List<String> slugs = staff.get(TAGS + "?q=tag-" + word).jsonPath().getList("data.slug");
        return slugs.stream().filter(_ -> chance.nextBoolean()).toList();
    }

    private void change(String path, String deed, Map<String, ?> patch) {
        var seen = staff.get(path);
        if (seen.statusCode() == 200) {
            noted(deed, staff.send("PATCH", path, MERGE_PATCH, patch, "If-Match", seen.header("ETag")));
        }
    }

    private void delete(String path, String deed) {
        var seen = staff.get(path);
        if (seen.statusCode() == 200) {
            noted(deed, staff.send("DELETE", path, "application/json", "", "If-Match", seen.header("ETag")));
        }
    }

    private Response noted(String deed, Response answer) {
        answers.merge(deed + " " + answer.statusCode(), 1, Integer::sum);
        assertThat(answer.statusCode()).as(deed + ": " + answer.asString()).isLessThan(500);
        return answer;
    }

    private static String any(List<String> ids, Random chance) {
        var all = List.copyOf(ids);
        return all.isEmpty() ? Ids.NIL.toString() : all.get(chance.nextInt(all.size()));
    }
}
