package news.dateline.importer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what the XML parser keeps in memory at once: a tag, a comment and a CDATA section are read whole before anybody
 * sees them, however long they are. It looks at bytes, so it refuses NUL, and with it the encodings in which a tag does not
 * look like one (UTF-16, UTF-32).
 */
final class MarkupGuard extends FilterInputStream {
    // The newest byte is the lowest one.
    private static final long CDATA_START = window("![CDATA[");
    private static final long CDATA_END = window("]]>");
    private static final long COMMENT_START = window("<!--");
    private static final long COMMENT_END = window("-->");
    private static final long FOUR_BYTES = 0xffff_ffffL;
    private static final long THREE_BYTES = 0xff_ffffL;

    private final long limit;
    private long window;
    /** What ends the section that we are in; 0 outside of any. */
    private long end;

    private long run;
    private long position;
    private @Nullable String refusal;

    MarkupGuard(InputStream source, long limit) {
        super(source);
        this.limit = limit;
    }

    private static long window(String bytes) {
        long window = 0;
        for (int i = 0; i < bytes.length(); i++) {
            window = (window << Byte.SIZE) | bytes.charAt(i);
        }
        return window;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = super.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            look(buffer[i]);
        }
        return count;
    }

    long position() {
        return position;
    }

    /** What no export holds, if it was found; parsers may take the failure for an ordinary end. */
    @Nullable String refusal() {
        return refusal;
    }

    private IOException refused(String what) {
        refusal = what;
        return new IOException(what);
    }

    private void look(byte next) throws IOException {
        position++;
        run++;
        window = (window << Byte.SIZE) | (next & 0xff);
        if (next == 0) {
            throw refused("there is a NUL at byte %,d".formatted(position));
        }
        if (end != 0) {
            if ((window & THREE_BYTES) == end) {
                end = 0;
                run = 0;
            }
        } else if (window == CDATA_START) {
            end = CDATA_END;
        } else if ((window & FOUR_BYTES) == COMMENT_START) {
            end = COMMENT_END;
        } else if (next == '<' || next == '>') {
            run = 0;
        }
        if (run > limit) {
            throw refused("a text is longer than %,d bytes, up to byte %,d".formatted(limit, position));
        }
    }
}
