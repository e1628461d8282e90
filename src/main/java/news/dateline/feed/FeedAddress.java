package news.dateline.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import news.dateline.taxonomy.TermKind;

/** Where a feed is read: what it is about, and in which format. */
record FeedAddress(Subject subject, Format format) {
    private static final Pattern SHAPE = Pattern.compile(
            "/feeds/(?:(?<whole>articles|live)|(?<kind>section|tag|author)s/(?<slug>[a-z0-9-]+))\\.(?<ending>[a-z]+)");

    /** The path on this API. */
    String path() {
        return subject.path() + "." + format.ending();
    }

    /** What the path means; empty if no feed could have it. */
    static Optional<FeedAddress> of(String path) {
        var parts = SHAPE.matcher(path);
        return parts.matches()
                ? Format.of(parts.group("ending")).map(format -> new FeedAddress(subject(parts), format))
                : Optional.empty();
    }

    private static Subject subject(Matcher parts) {
        if (parts.group("whole") != null) {
            return parts.group("whole").equals("live") ? new Subject.Live() : new Subject.Articles();
        }
        var kind = Arrays.stream(TermKind.values())
                .filter(one -> one.word().equals(parts.group("kind")))
                .findFirst()
                .orElseThrow();
        return new Subject.Term(kind, parts.group("slug"));
    }
}
