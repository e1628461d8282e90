package news.dateline.article;

import static news.dateline.testing.Piece.titled;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import news.dateline.testing.Newsroom;
import news.dateline.testing.Reader;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadingAnArticleTest {
    private static final String LEAD = "/v1/articles/albania-ukraine-ten-year-security-agreement";

    @Inject
    Newsroom newsroom;

    @Test
    void theLeadStoryOfTheDemoEditionIsThereWithAllItsParts() {
        var article = Reader.get(LEAD).jsonPath();
        assertThat(article.getString("section.slug")).isEqualTo("war");
        assertThat(article.getList("tags.slug", String.class))
                .containsExactly("albania", "davos", "security-agreements", "diplomacy", "f-16");
        assertThat(article.getList("authors.slug", String.class)).containsExactly("marta-velychko", "danylo-ostrenko");
        assertThat(article.getString("publishedAt")).isEqualTo("2025-01-21T21:46:00Z");
        assertThat(article.getBoolean("leadImage.illustrative")).isTrue();
        assertThat(article.getString("leadImage.url")).startsWith("http");
        assertThat(article.getBoolean("audio.aiGenerated")).isTrue();
        assertThat(article.getString("audio.url")).startsWith("http");
        assertThat(article.getInt("readingTimeMinutes")).isPositive();
        assertThat(article.getList("body.id", String.class)).isNotEmpty().doesNotHaveDuplicates();
        assertThat(article.getList("body.type", String.class)).contains("paragraph", "relatedArticle");
    }

    @Test
    void theDemoEditionsPicturesAreServedWhereArticlesSay() {
        var url = Reader.get(LEAD).jsonPath().getString("leadImage.url");
        assertThat(Reader.get(url).statusCode()).isEqualTo(200);
    }

    @Test
    void slugAndIdLeadToTheSame() {
        var article = newsroom.publish(titled(Newsroom.unique("Known by two names")));
        var bySlug = Reader.read("/v1/articles/" + article.slug());
        assertThat(bySlug).containsEntry("id", article.id().toString());
        assertThat(Reader.read("/v1/articles/" + article.id())).isEqualTo(bySlug);
        assertThat(Reader.read("/v1/articles/" + article.id().toString().toUpperCase(Locale.ROOT)))
                .isEqualTo(bySlug);
    }

    @Test
    void aBodyComesInThreeForms() {
        var article = newsroom.publish(
                titled(Newsroom.unique("Forms")).saying("Some *marked* words.\n\n## Below\n\nMore & more."));
        var path = "/v1/articles/" + article.slug();
        assertThat(Reader.get(path).jsonPath().getList("body.type", String.class))
                .containsExactly("paragraph", "heading", "paragraph");
        assertThat(Reader.get(path + "?body=blocks").asString())
                .isEqualTo(Reader.get(path).asString());
        assertThat(Reader.get(path + "?body=html").jsonPath().getString("body"))
                .contains("<p>Some <em>marked</em> words.</p>", "<h2", "More &amp; more.");
        assertThat(Reader.get(path + "?body=text").jsonPath().getString("body"))
                .isEqualTo("Some marked words.\n\nBelow\n\nMore & more.");
    }

    @Test
    void picturesOfOurOwnHaveWholeAddressesInEveryForm() {
        var article = newsroom.publish(
                titled(Newsroom.unique("Pictured")).saying("![A table](/demo/images/signing-table.svg)"));
        var path = "/v1/articles/" + article.slug();
        assertThat(Reader.get(path).jsonPath().getString("body[0].url")).matches("http://.*/demo/images/.*");
        assertThat(Reader.get(path + "?body=html").jsonPath().getString("body"))
                .containsPattern("src=\"http://[^/]+/demo/images/signing-table.svg\"");
    }

    @Test
    void anEarlierSlugLeadsToThePresentOneAndKeepsTheQuestion() {
        for (var below : new String[] {"", "/related", "/corrections"}) {
            var query = below.isEmpty() ? "?fields=slug&body=text" : "?minSeq=1";
            var answer = Reader.get("/v1/articles/zelensky-davos-peacekeeping-force" + below + query);
            assertThat(answer.statusCode()).isEqualTo(308);
            assertThat(answer.header("Location"))
                    .endsWith("/v1/articles/zelensky-200000-peacekeepers-davos" + below + query);
            assertThat(Reader.get(answer.header("Location")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSlugOnceGivenAwayIsNotGivenToAnother() {
        var title = Newsroom.unique("Moved away");
        var first = newsroom.publish(titled(title));
        newsroom.rename(first, Newsroom.unique("moved"));
        var second = newsroom.publish(titled(title));
        assertThat(second.slug()).isEqualTo(first.slug() + "-2");
        assertThat(Reader.get("/v1/articles/" + first.slug()).statusCode()).isEqualTo(308);
    }

    @Test
    void thereIsNothingUnderOtherNames() {
        for (var name : new String[] {
            "no-such-article", "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f", "UPPER", "x".repeat(3000), "%20", "a%2Fb"
        }) {
            for (var below : new String[] {"", "/related", "/corrections"}) {
                Reader.assertProblem(Reader.get("/v1/articles/" + name + below), 404, "article-not-found");
            }
        }
    }

    @Test
    void fieldsAndIncludesShapeASingleArticle() {
        assertThat(Reader.read(LEAD + "?fields=slug,title")).containsOnlyKeys("slug", "title");
        assertThat(Reader.read(LEAD)).containsKey("body").doesNotContainKey("related");
        assertThat(Reader.read(LEAD + "?include=related")).containsKeys("body", "related");
        assertThat(Reader.read(LEAD + "?include=related,body&fields=related")).containsOnlyKeys("related");
    }

    @Test
    void aCardFollowsItsTargetAndVanishesWithIt() {
        var target = newsroom.publish(titled(Newsroom.unique("Target")));
        var source = newsroom.publish(titled(Newsroom.unique("Source")).pointingTo(target));
        var path = "/v1/articles/" + source.slug();
        assertThat(Reader.get(path).jsonPath().getString("body[1].article.slug"))
                .isEqualTo(target.slug());

        var moved = newsroom.rename(target, Newsroom.unique("renamed"));
        assertThat(Reader.get(path).jsonPath().getString("body[1].article.slug"))
                .isEqualTo(moved.slug());
        assertThat(Reader.get(path + "?body=html").jsonPath().getString("body")).contains("/" + moved.slug());
        assertThat(Reader.get(path).header("Cache-Tag")).contains("article:" + target.id());

        newsroom.retract(moved);
        assertThat(Reader.get(path).jsonPath().getList("body.type", String.class))
                .containsExactly("paragraph");
        assertThat(Reader.get(path + "?body=html").asString()).doesNotContain(moved.slug());
        // Of what cannot be shown the id may be a secret; the answer is as old as the next change of any article.
        assertThat(Reader.get(path).header("Cache-Tag").split(" ", -1)).contains("articles");
        assertThat(Reader.get(path).header("Cache-Tag"))
                .doesNotContain(target.id().toString());
    }

    @Test
    void aCardShowsTheTitleThatItsTargetHasNow() {
        var piece = titled(Newsroom.unique("Ferry reaches harbour"));
        var target = newsroom.publish(piece);
        var source = newsroom.publish(titled(Newsroom.unique("Source")).pointingTo(target));
        newsroom.publish(piece.retitled("Ferry reaches harbour at dawn"));
        assertThat(Reader.get("/v1/articles/" + source.slug()).jsonPath().getString("body[1].article.title"))
                .isEqualTo("Ferry reaches harbour at dawn");
    }

    @Test
    void twoPiecesOfOneTitleGetTwoAddresses() {
        var title = Newsroom.unique("Twins");
        var twins = newsroom.publish(titled(title), titled(title));
        assertThat(twins.get(1).slug()).isEqualTo(twins.get(0).slug() + "-2");
        var third = newsroom.publish(titled(title));
        assertThat(third.slug()).isEqualTo(twins.get(0).slug() + "-3");
    }
}
