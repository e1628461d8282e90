package news.dateline.body;

/** A block that cannot be accepted: where (JSON pointer into the array of blocks), why (a code) and a sentence. */
public final class InvalidBlock extends IllegalArgumentException {
    private final String pointer;
    private final String code;

    public InvalidBlock(String pointer, String code, String sentence) {
        super(sentence);
        this.pointer = pointer;
        this.code = code;
    }

    /** RFC 6901, such as {@code /3/html}; relative to the block while only the block knows of the fault. */
    public String pointer() {
        return pointer;
    }

    /** For machines, such as {@code invalid-url}. */
    public String code() {
        return code;
    }

    /** The sentence for people. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    InvalidBlock under(String parent) {
        var outer = new InvalidBlock(parent + pointer, code, sentence());
        outer.initCause(this);
        return outer;
    }
}
