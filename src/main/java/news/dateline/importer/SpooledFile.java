package news.dateline.importer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file, lying as it was sent. Whether it is packed is seen by its first bytes; it is unpacked anew each time
 * it is read, so that a small file never takes more of the disk than it is large.
 *
 * @param read how many bytes have been taken from the disk since it was opened last; read by other threads
 */
record SpooledFile(Path path, long maxUnpacked, AtomicLong read) {
    private static final int BUFFER = 1 << 16;

    /** @throws DamagedFile if it looks packed, yet cannot even be begun */
    Unpacked open() throws IOException, DamagedFile {
        read.set(0);
        var packed = new BufferedInputStream(new Metered(Files.newInputStream(path), read), BUFFER);
        try {
            packed.mark(2);
            boolean isGzip = packed.read() == 0x1f && packed.read() == 0x8b;
            packed.reset();
            return new Unpacked(isGzip ? new GZIPInputStream(packed, BUFFER) : packed, maxUnpacked);
        } catch (EOFException | ZipException e) {
            packed.close();
            throw new DamagedFile("The gzip data is damaged at its very beginning.", e);
        } catch (IOException e) {
            packed.close();
            throw e;
        }
    }

    /** How much of it has been read, as it lies on the disk. */
    long position() {
        return read.get();
    }

    /** Counts what is taken from the disk. */
    private static final class Metered extends FilterInputStream {
        private final AtomicLong count;

        private Metered(InputStream source, AtomicLong count) {
            super(source);
            this.count = count;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int taken = super.read(buffer, offset, length);
            count.addAndGet(Math.max(taken, 0));
            return taken;
        }
    }

    /** The plain content, counted; it remembers why it broke off, since parsers may take that for an ordinary end. */
    static final class Unpacked extends FilterInputStream {
        private final long limit;
        private long position;
        private @Nullable IOException failure;

        private Unpacked(InputStream source, long limit) {
            super(source);
            this.limit = limit;
        }

        long position() {
            return position;
        }

        /** What is wrong with the packing, if it was that which failed. */
        @Nullable DamagedFile fault() {
            if (failure instanceof TooLarge) {
                return new DamagedFile(String.valueOf(failure.getMessage()), failure);
            }
            return failure instanceof EOFException || failure instanceof ZipException
                    ? new DamagedFile(
                            "The gzip data is damaged or breaks off after byte %,d of what it unpacks to."
                                    .formatted(position),
                            failure)
                    : null;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = super.read(buffer, offset, length);
                position += Math.max(count, 0);
                if (position > limit) {
                    throw new TooLarge("The file unpacks to more than %,d bytes.".formatted(limit));
                }
                return count;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
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
