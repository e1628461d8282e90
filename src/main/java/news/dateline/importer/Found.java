package news.dateline.importer;

import java.util.function.Supplier;

/** A thing in an export, in the order of the file. */
sealed interface Found {

    /** Its name in the report: kind and id, such as {@code post:1752}. */
    String source();

    /** What people call it. */
    String title();

    /** What to do with it. */
    Supplier<Verdict> verdict();

    /** An article: its verdict is work, can be had on any thread and depends on nothing else. */
    record Article(String source, String title, Supplier<Verdict> verdict) implements Found {}

    /** Anything else: its verdict is no work, yet may depend on those of all that came before. */
    record Other(String source, String title, Supplier<Verdict> verdict) implements Found {}

    /** A thing that stays out. */
    static Found skipped(String source, String title, Reason reason) {
        return new Other(source, title, () -> new Verdict.Skip(reason));
    }
}
