package news.dateline.boot;

/** Why a command of the terminal ends: a sentence for who typed it, which says what to do next. */
final class CommandFailure extends RuntimeException {
    private final int status;

    /** @param status of the process: 2 if what was typed is wrong, else 1 */
    CommandFailure(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
