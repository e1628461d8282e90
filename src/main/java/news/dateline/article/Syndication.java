package news.dateline.article;

import jakarta.inject.Singleton;

/** Decides how much of an article those get who pass it on. */
@Singleton
public class Syndication {
    private final SyndicationConfig config;

    Syndication(SyndicationConfig config) {
        this.config = config;
    }

    /** An article for those who pass it on: with its body in this form, if they may have it. */
    public ArticleShape.Checked shape(ArticleShape.BodyForm form) {
        var shape = switch (config.content()) {
            case FULL -> ArticleShape.Checked.withBody(form);
            case SUMMARY -> ArticleShape.Checked.PLAIN;
        };
        return shape.toPassOn();
    }
}
