package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import news.dateline.web.PublicUrl;

/** The newsletters that take new subscribers, for rooms that show them beside other things. */
@Singleton
public class OpenNewsletters {
    private static final int MOST = 100;

    private final NewsletterRepository newsletters;
    private final PublicUrl urls;

    OpenNewsletters(NewsletterRepository newsletters, PublicUrl urls) {
        this.newsletters = newsletters;
        this.urls = urls;
    }

    /** All of them by slug, a hundred at the most. */
    @Transactional
    public List<NewsletterView> all() {
        return newsletters.find("open = true order by slug").range(0, MOST - 1).<Newsletter>stream()
                .map(newsletter -> NewsletterView.of(newsletter, urls.base()))
                .toList();
    }
}
