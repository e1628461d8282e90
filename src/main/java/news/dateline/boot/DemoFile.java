package news.dateline.boot;

import java.time.Instant;
import java.util.List;
import news.dateline.article.Audio;
import news.dateline.article.LeadImage;
import org.jspecify.annotations.Nullable;

/** The file {@code demo/edition.json}: a small newspaper, its bodies in files beside it. */
record DemoFile(
        List<Term> sections,
        List<Person> authors,
        List<Term> tags,
        List<Picks> collections,
        List<Mailing> newsletters,
        List<Entry> articles) {

    record Term(String slug, String name, @Nullable String description) {}

    record Person(
            String slug,
            String name,
            @Nullable String bio,
            @Nullable String role) {}

    record Picks(String slug, String name, @Nullable String description, List<String> entries) {}

    record Mailing(String slug, String name, String description, String cadence, String language) {}

    record Remark(Instant at, String kind, String text) {}

    /** An article; all names are slugs, {@code body} is a Markdown file or a JSON file of blocks; a draft has no date. */
    record Entry(
            String slug,
            String title,
            String summary,
            String language,
            String section,
            List<String> tags,
            List<String> authors,
            @Nullable Instant publishedAt,
            @Nullable Instant updatedAt,
            @Nullable LeadImage leadImage,
            @Nullable Audio audio,
            @Nullable List<Remark> corrections,
            @Nullable List<String> related,
            @Nullable List<String> earlierSlugs,
            String body) {}
}
