package news.dateline.feed;

import jakarta.inject.Singleton;
import java.util.Optional;
import news.dateline.taxonomy.TermTitles;
import news.dateline.web.PublicUrl;
import news.dateline.web.SiteUrl;

/** Knows what there are feeds of, and what stands above them. */
@Singleton
class Headings {
    private final TermTitles terms;
    private final FeedConfig config;
    private final SiteUrl site;
    private final PublicUrl urls;

    Headings(TermTitles terms, FeedConfig config, SiteUrl site, PublicUrl urls) {
        this.terms = terms;
        this.config = config;
        this.site = site;
        this.urls = urls;
    }

    /**
     * The heading of the feed; one under a former slug has another subject than was asked for. Empty if there is no such
     * section, tag or author.
     */
    Optional<Heading> of(Subject subject) {
        return switch (subject) {
            case Subject.Articles articles -> Optional.of(whole(articles, site.siteName()));
            case Subject.Live live -> Optional.of(whole(live, site.siteName() + " – Live"));
            case Subject.Term term -> of(term);
        };
    }

    /** These have no row whose id could be theirs; their address has no slug that could change. */
    private Heading whole(Subject subject, String title) {
        return new Heading(
                subject, urls.of(subject.path()), title, config.description().orElse(null));
    }

    private Optional<Heading> of(Subject.Term term) {
        return terms.present(term.kind(), term.slug())
                .map(found -> new Heading(
                        new Subject.Term(term.kind(), found.slug()),
                        Feed.urn(found.id()),
                        site.siteName() + " – " + found.name(),
                        found.description()));
    }
}
