package news.dateline.article;

import news.dateline.web.Document;

/** A format of others in which an article can be asked for by {@code Accept}. */
public interface ArticleFormat {
    /** Its media type, without parameters. */
    String mediaType();

    /** What it needs of an article. */
    ArticleShape.Checked shape();

    /** One article. */
    Document article(ArticleView article);
}
