package news.dateline.article;

import jakarta.inject.Singleton;
import news.dateline.access.Agreement;
import news.dateline.access.Caller;

/** Decides how much of an article those get who pass it on; with partners, their agreement does. */
@Singleton
public class Syndication {
    private final SyndicationConfig config;
    private final Caller caller;

    Syndication(SyndicationConfig config, Caller caller) {
        this.config = config;
        this.caller = caller;
    }

    /** An article for those who pass it on: with its body in this form, if they may have it. */
    public ArticleShape.Checked shape(ArticleShape.BodyForm form) {
        var shape = switch (config.content()) {
            case FULL -> ArticleShape.Checked.withBody(form);
            case SUMMARY -> isPromisedWholeTexts() ? ArticleShape.Checked.withBody(form) : ArticleShape.Checked.PLAIN;
        };
        return shape.toPassOn();
    }

    private boolean isPromisedWholeTexts() {
        return caller.agreement().filter(Agreement::fullContent).isPresent();
    }

    /** Whether the caller is a partner who gets only what may be passed on, whatever is read. */
    public boolean isForCallerToPassOn() {
        return caller.agreement().filter(agreement -> !agreement.allAssets()).isPresent();
    }

    /** Which pictures and recordings the caller gets in what is told to pass it on, or just to be read. */
    Rights rights(boolean syndicated) {
        var ofEverybody = syndicated ? Rights.TO_PASS_ON : Rights.TO_SHOW;
        return caller.agreement()
                .map(agreement -> agreement.allAssets() ? Rights.TO_SHOW : Rights.TO_PASS_ON)
                .orElse(ofEverybody);
    }
}
