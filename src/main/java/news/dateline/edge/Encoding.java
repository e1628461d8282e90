package news.dateline.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The content codings in which an answer can be had (RFC 9110, section 8.4.1). */
enum Encoding {
    IDENTITY {
        @Override
        byte[] encode(byte[] bytes) {
            return bytes;
        }
    },
    GZIP {
        @Override
        byte[] encode(byte[] bytes) {
            var out = new ByteArrayOutputStream(bytes.length / 3);
            try (var gzip = new GZIPOutputStream(out, 8192)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    };

    /** Below this size a coding saves no packet. */
    private static final int WORTHWHILE_BYTES = 1024;

    abstract byte[] encode(byte[] bytes);

    /** The best coding that the {@code Accept-Encoding} of a request admits for an answer of this size. */
    static Encoding chosen(@Nullable String acceptEncoding, int bytes) {
        return acceptEncoding != null && bytes >= WORTHWHILE_BYTES && admitsGzip(acceptEncoding) ? GZIP : IDENTITY;
    }

    private static boolean admitsGzip(String acceptEncoding) {
        boolean any = false;
        for (var offer : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            var parts = offer.split(";", 2);
            var coding = parts[0].strip();
            boolean refused =
                    parts.length == 2 && parts[1].replaceAll("\\s", "").matches("q=0(\\.0*)?");
            if (coding.equals("gzip")) {
                return !refused;
            }
            any |= coding.equals("*") && !refused;
        }
        return any;
    }
}
