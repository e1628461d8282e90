package news.dateline.article;

import java.util.Optional;
import news.dateline.web.Document;

/** A format of others in which articles can be asked for by {@code Accept}. */
public interface ArticleFormat {
    /** Its media type, without parameters. */
    String mediaType();

    /** What it needs of an article. */
    ArticleShape.Checked shape();

    /** One article. */
    Document article(ArticleView article);

    /** A page of articles; empty if the format has none. */
    Optional<Document> page(PublishedArticles.Listing listing);
}
