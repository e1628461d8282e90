package news.dateline.article;

import news.dateline.web.Document;

/** A format of others in which lists of articles can be asked for by {@code Accept}: not every format has lists. */
public interface ArticleListFormat {
    /** Its media type, without parameters. */
    String mediaType();

    /** What it needs of each article. */
    ArticleShape.Checked shape();

    /** A page of a list. */
    Document page(PublishedArticles.Listing listing);
}
