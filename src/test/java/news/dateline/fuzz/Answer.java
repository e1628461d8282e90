package news.dateline.fuzz;

import com.aayushatharva.brotli4j.decoder.Decoder;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What came back.
 *
 * @param text the body, unpacked
 */
record Answer(int status, MultiMap headers, String text) {
    static Answer of(int status, MultiMap headers, Buffer body) throws IOException {
        return new Answer(status, headers, unpacked(headers.get("Content-Encoding"), body));
    }

    private static String unpacked(@Nullable String coding, Buffer body) throws IOException {
        if (body.length() == 0 || coding == null) return body.toString(StandardCharsets.UTF_8);
        if (coding.equals("gzip")) {
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body.getBytes()))) {
                return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
        if (coding.equals("br")) {
            return new String(Decoder.decompress(body.getBytes()).getDecompressedData(), StandardCharsets.UTF_8);
        }
        throw new IOException("nobody asked for the coding " + coding);
    }

    @Nullable String header(String name) {
        return headers.get(name);
    }

    /** Without parameters; empty if there is none. */
    String mediaType() {
        var type = header("Content-Type");
        return type == null ? "" : type.replaceAll(";.*", "").strip();
    }

    boolean isJson() {
        return mediaType().endsWith("json");
    }
}
