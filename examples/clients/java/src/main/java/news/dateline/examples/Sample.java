package news.dateline.examples;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import news.dateline.client.ApiClient;
import news.dateline.client.ApiException;
import news.dateline.client.api.ArticlesApi;
import news.dateline.client.api.ChangesApi;
import news.dateline.client.model.Article;
import news.dateline.client.model.Block;
import news.dateline.client.model.HeadingBlock;
import news.dateline.client.model.ParagraphBlock;
import news.dateline.client.model.Problem;

/** Reads the newest articles and one with its blocks, follows the log of changes, and meets a problem: all of it typed by the contract. */
public final class Sample {
    private final ArticlesApi articles;
    private final ChangesApi changes;

    private Sample(ApiClient client) {
        articles = new ArticlesApi(client);
        changes = new ChangesApi(client);
    }

    public static void main(String[] arguments) throws ApiException, IOException {
        var url = arguments.length > 0 ? arguments[0] : "http://localhost:8080";
        new Sample(new ApiClient().setBasePath(url)).read();
    }

    private void read() throws ApiException, IOException {
        var newest = newest("war", 3).get(0);
        var article = articles.getArticle(newest.getSlug(), null, null, null, null).getArticle();
        check(article.getTitle().equals(newest.getTitle()), "the list and the article have one title");
        var words = article.getBody().getListBlock().stream().map(Sample::told).collect(Collectors.joining(" "));
        System.out.printf("  %s: %.60s …%n", article.getTitle(), words);

        var page = changes.listChanges(0L, 5, null, null, null);
        check(page.getData().size() == 5, "five changes were asked for");
        System.out.printf("  %d changes, next %d%n", page.getData().size(), page.getNext());

        try {
            newest("war", 1000);
            throw new AssertionError("A list of 1,000 was not refused.");
        } catch (ApiException e) {
            check(e.getCode() == 400, "what is not allowed is a 400");
            var problem = Problem.fromJson(e.getResponseBody());
            check(problem.getErrors().get(0).getParameter().equals("limit"), "the problem names the parameter");
        }
    }

    /** With {@code fields} an entry has what was asked for only; without, as here, it is a whole article. */
    private List<Article> newest(String section, int limit) throws ApiException {
        return articles.listArticles(
                        null, null, null, null, null, null, limit, null, null, null, section, null, null, null, null)
                .getArticlePage()
                .getData();
    }

    private static String told(Block block) {
        return switch (block.getActualInstance()) {
            case ParagraphBlock paragraph -> paragraph.getHtml();
            case HeadingBlock heading -> heading.getHtml();
            default -> "";
        };
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("It does not hold that " + what);
        }
    }
}
