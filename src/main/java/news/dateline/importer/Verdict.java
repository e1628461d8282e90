package news.dateline.importer;

import org.jspecify.annotations.Nullable;

/** What to do with a thing in an export. */
sealed interface Verdict permits Verdict.Skip, Verdict.Use, Manuscript {

    /** Leave it out. */
    record Skip(Reason reason, @Nullable String note) implements Verdict {

        Skip(Reason reason) {
            this(reason, null);
        }
    }

    /** It has come in as part of an article. */
    record Use() implements Verdict {}
}
