package news.dateline.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import news.dateline.change.Fact;
import org.junit.jupiter.api.Test;

class TagsTest {
    private static final UUID ID = UUID.fromString("019f0000-0000-7000-8000-000000000001");

    private static Fact about(String kind, String slug) {
        return new Fact(1, kind + ".updated", Instant.EPOCH, kind, ID, slug, null, null);
    }

    private static Set<String> tags(String... tags) {
        return new LinkedHashSet<>(List.of(tags));
    }

    private static Set<String> many(String kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> kind + ":a-rather-long-name-" + i)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Test
    void aListNeedsNoTagsOfWhatIsOnIt() {
        assertThat(Tags.needed(
                        tags("articles", "article:1", "section:war", "tag:davos", "author:marta", "collection:x")))
                .containsExactly("articles", "collection:x");
        assertThat(Tags.needed(tags("live", "live:1", "article:1", "tag:davos", "coverage:forum")))
                .containsExactly("live", "article:1");
        assertThat(Tags.needed(tags("article:1", "section:war"))).containsExactly("article:1", "section:war");
    }

    @Test
    void whatIsLeftOutWouldHaveBeenTouchedTogetherWithWhatStays() {
        var all =
                tags("articles", "live", "article:" + ID, "live:" + ID, "section:s", "tag:s", "author:s", "coverage:s");
        var needed = Tags.needed(all);
        for (var kind : List.of("article", "live", "section", "tag", "author", "coverage")) {
            var touched = Touched.by(List.of(about(kind, "s"))).orElseThrow();
            assertThat(touched).as(kind).anyMatch(all::contains).anyMatch(needed::contains);
        }
    }

    @Test
    void aHeaderHasAllTagsAsLongAsTheyFitAndCoarserOnesThen() {
        assertThat(Tags.header(tags("articles", "article:1"))).isEqualTo("articles article:1");
        var list = many("article", 100);
        list.add("articles");
        list.add("collection:editors-picks");
        assertThat(Tags.header(list)).isEqualTo("articles collection:editors-picks");
        var collection = many("article", 100);
        collection.addAll(many("tag", 100));
        collection.add("collection:editors-picks");
        assertThat(Tags.header(collection)).isEqualTo("articles collections");
        assertThat(Tags.header(many("live", 100))).isEqualTo("live");
        assertThat(Tags.header(many("newsletter", 100))).isEqualTo("newsletters");
    }

    @Test
    void coarserTagsAreTouchedByWhateverTouchesTheFinerOnes() {
        for (var kind :
                List.of("article", "live", "section", "tag", "author", "coverage", "collection", "newsletter")) {
            var finer = many(kind, 60);
            finer.add(kind + ":" + (kind.equals("article") || kind.equals("live") ? ID.toString() : "s"));
            var header = List.of(Tags.header(finer).split(" ", -1));
            assertThat(header).as(kind).hasSize(1);
            assertThat(Touched.by(List.of(about(kind, "s"))).orElseThrow()).containsAll(header);
        }
    }

    @Test
    void ofFactsOfAnUnknownKindNobodyKnowsWhatTheyTouch() {
        assertThat(Touched.by(List.of(about("article", "s"), about("poll", "s"))))
                .isEmpty();
    }
}
