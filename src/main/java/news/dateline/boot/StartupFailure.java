package news.dateline.boot;

/** Why Dateline cannot start, in one sentence for the person in front of the terminal. */
public final class StartupFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartupFailure(String sentence) {
        super(sentence);
    }

    StartupFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
