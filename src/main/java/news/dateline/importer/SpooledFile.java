package news.dateline.importer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file, lying as it was sent. Whether it is packed is seen by its first bytes; it is unpacked anew each time
 * it is read, so that a small file never takes more of the disk than it is large.
 */
record SpooledFile(Path path, long maxUnpacked) {
    private static final int BUFFER = 1 << 16;

    Unpacked open() throws IOException {
        var packed = new BufferedInputStream(Files.newInputStream(path), BUFFER);
        try {
            packed.mark(2);
            boolean isGzip = packed.read() == 0x1f && packed.read() == 0x8b;
            packed.reset();
            return new Unpacked(isGzip ? new GZIPInputStream(packed, BUFFER) : packed, maxUnpacked);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /** What is wrong with the packing, if it was that which failed. */
    static @Nullable DamagedFile explained(Throwable failure, long position) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EOFException || cause instanceof ZipException) {
                return new DamagedFile(
                        "The gzip data is damaged or breaks off after byte %,d of what it unpacks to."
                                .formatted(position),
                        failure);
            }
            if (cause instanceof TooLarge) {
                return new DamagedFile(String.valueOf(cause.getMessage()), failure);
            }
        }
        return null;
    }

    /** The plain content, counted. */
    static final class Unpacked extends FilterInputStream {
        private final long limit;
        private long position;

        private Unpacked(InputStream source, long limit) {
            super(source);
            this.limit = limit;
        }

        long position() {
            return position;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            position += Math.max(count, 0);
            if (position > limit) {
                throw new TooLarge("The file unpacks to more than %,d bytes.".formatted(limit));
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** A file that grows beyond its bound while it is unpacked. */
    static final class TooLarge extends IOException {
        TooLarge(String message) {
            super(message);
        }
    }
}
