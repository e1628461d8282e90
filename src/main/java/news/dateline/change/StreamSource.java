package news.dateline.change;

import java.util.List;

/** What a stream is about: which facts it tells, and how. One object for each stream; it may be asked by several threads. */
public interface StreamSource {
    /** What the stream is called in logs. */
    String name();

    /** Whether facts of this type are told. */
    boolean tells(String type);

    /**
     * The events of some facts, in their order, as the subjects are now; a fact that has nothing to say any more is left
     * out. Called once for each fact that comes in and for whole pages of earlier ones, so one statement should do for all.
     */
    List<StreamEvent> events(List<Fact> facts);

    /**
     * Whether an event says what its subject says: then the kept events of a subject are made anew with each fact about
     * it, so that what was taken back is not told to anyone who resumes.
     */
    boolean quotesItsSubject();
}
