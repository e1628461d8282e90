package news.dateline.edge;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The content codings in which an answer can be had (RFC 9110, section 8.4.1; RFC 7932), the best last. */
public enum Encoding {
    IDENTITY("identity") {
        @Override
        public byte[] encode(byte[] bytes) {
            return bytes;
        }
    },
    GZIP("gzip") {
        @Override
        public byte[] encode(byte[] bytes) {
            var out = new ByteArrayOutputStream(bytes.length / 3);
            try (var gzip = new GZIPOutputStream(out, 8192)) {
                gzip.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    },
    BROTLI("br") {
        @Override
        public byte[] encode(byte[] bytes) {
            try {
                return Encoder.compress(bytes, Brotli.QUALITY);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    /** Below this size a coding saves no packet. */
    private static final int WORTHWHILE_BYTES = 1024;

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** The same bytes in this coding. */
    public abstract byte[] encode(byte[] bytes);

    /** What it is called in headers. */
    public String token() {
        return token;
    }

    /** This, or nothing at all where an answer of this size would gain nothing. */
    public Encoding worthwhile(int bytes) {
        return bytes >= WORTHWHILE_BYTES ? this : IDENTITY;
    }

    /** The coding that the {@code Accept-Encoding} of a request likes best; of those that it likes alike, the best one. */
    public static Encoding chosen(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return IDENTITY;
        }
        double gzip = -1;
        double brotli = -1;
        double any = 0;
        for (var offer : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
            int end = offer.indexOf(';');
            double weight = end < 0 ? 1 : weight(offer.substring(end + 1));
            switch ((end < 0 ? offer : offer.substring(0, end)).strip()) {
                case "gzip" -> gzip = weight;
                case "br" -> brotli = weight;
                case "*" -> any = weight;
                default -> {}
            }
        }
        brotli = brotli < 0 ? any : brotli;
        return chosen(gzip < 0 ? any : gzip, brotli > 0 && Brotli.IS_THERE ? brotli : 0);
    }

    private static Encoding chosen(double gzip, double brotli) {
        if (brotli > 0 && brotli >= gzip) {
            return BROTLI;
        }
        return gzip > 0 ? GZIP : IDENTITY;
    }

    /** What is no weight is taken for none (RFC 9110, 12.4.2). */
    private static double weight(String parameter) {
        var name = parameter.strip();
        if (!name.startsWith("q")) {
            return 1;
        }
        var value = name.substring(1).strip();
        return value.matches("=\\s*([01](\\.[0-9]{0,3})?)") ? Double.parseDouble(value.substring(1)) : 1;
    }

    /** Its natives are loaded for the first client that takes it, not for one that does not. */
    private static final class Brotli {
        private static final boolean IS_THERE = Brotli4jLoader.isAvailable();

        /** Smaller than gzip in about the same time; the highest qualities cost a hundred times more for little. */
        private static final Encoder.Parameters QUALITY = Encoder.Parameters.create(5);
    }
}
