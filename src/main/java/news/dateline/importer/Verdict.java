package news.dateline.importer;

/** What to do with a thing in an export. */
sealed interface Verdict permits Verdict.Skip, Verdict.Use, Manuscript {

    /** Leave it out. */
    record Skip(Reason reason) implements Verdict {}

    /** It has come in as part of an article. */
    record Use() implements Verdict {}
}
