package news.dateline.taxonomy;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TermsTest {
    @Inject
    Newsroom newsroom;

    @Test
    void sectionsComeInTheOrderOfThePaper() {
        assertThat(Reader.slugs("/v1/sections?limit=6"))
                .containsExactly("war", "politics", "business", "world", "culture", "opinion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors"})
    void termsPageForwardAndBackwardWithoutGapOrRepeat(String kind) {
        newsroom.section();
        newsroom.section();
        var whole = Reader.slugs("/v1/" + kind + "?limit=100");
        var pages = Reader.pages("/v1/" + kind + "?limit=9");
        var seen = pages.stream().flatMap(List::stream).toList();
        assertThat(seen).doesNotHaveDuplicates();
        assertThat(seen.subList(0, Math.min(100, seen.size()))).isEqualTo(whole);
        if (!kind.equals("sections")) {
            assertThat(seen).isSorted();
        }
        var second = Reader.next("/v1/" + kind + "?limit=4");
        assertThat(Reader.walk(second, "prev")).containsExactly(whole.subList(4, 8), whole.subList(0, 4));
    }

    @Test
    void aTermTellsWhatItIsAndWhereItsArticlesAre() {
        var tag = newsroom.tag();
        var article = newsroom.publish(titled(Newsroom.unique("Filed")).tagged(tag));
        var term = Reader.get("/v1/tags/" + tag).jsonPath();
        assertThat(term.getString("slug")).isEqualTo(tag);
        assertThat(term.getInt("articleCount")).isEqualTo(1);
        assertThat(Reader.slugs(term.getString("links.articles"))).containsExactly(article.slug());
        assertThat(Reader.get(term.getString("links.self")).asString())
                .isEqualTo(Reader.get("/v1/tags/" + tag).asString());
    }

    @Test
    void anAuthorHasARoleAndALife() {
        assertThat(Reader.read("/v1/authors/marta-velychko"))
                .containsEntry("role", "Defence correspondent")
                .containsKey("description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "collections"})
    void anUnknownNameIsNotFound(String kind) {
        for (var name : List.of("no-such", "UPPER", "a%2Fb", "x".repeat(3000), "%ED%A0%80")) {
            Reader.assertProblem(Reader.get("/v1/" + kind + "/" + name), 404, "not-found");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sections", "tags", "authors", "collections", "corrections"})
    void theirListsAreAsStrictAsAnyOther(String kind) {
        Reader.assertRefused(Reader.get("/v1/" + kind + "?limit=0"), "limit");
        Reader.assertRefused(Reader.get("/v1/" + kind + "?limit=101"), "limit");
        Reader.assertRefused(Reader.get("/v1/" + kind + "?cursor=x"), "cursor");
        Reader.assertRefused(Reader.get("/v1/" + kind + "?page=2"), "page");
    }
}
