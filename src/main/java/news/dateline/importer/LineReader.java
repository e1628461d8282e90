package news.dateline.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Walks once through a file that has a JSON object on each line; blank lines are passed over. */
final class LineReader {
    private static final int DEEPEST = 64;
    private static final int BUFFER = 1 << 16;

    private final ImportConfig limits;
    private final Consumer<JsonNode> objects;
    private final JsonMapper json;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int number;

    LineReader(ImportConfig limits, Consumer<JsonNode> objects) {
        this.limits = limits;
        this.objects = objects;
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNameLength(1000)
                        .build())
                .build();
        this.json = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    void read(SpooledFile file) throws DamagedFile {
        try (var source = file.open()) {
            try {
                lines(source);
            } catch (IOException e) {
                var packing = source.fault();
                if (packing != null) {
                    throw packing;
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void lines(InputStream source) throws IOException, DamagedFile {
        var buffer = new byte[BUFFER];
        for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
            int begin = 0;
            for (int at = 0; at < count; at++) {
                if (buffer[at] == '\n') {
                    keep(buffer, begin, at);
                    end();
                    begin = at + 1;
                }
            }
            keep(buffer, begin, count);
        }
        end();
    }

    /** One article cannot take the memory of all. */
    private void keep(byte[] buffer, int begin, int end) throws DamagedFile {
        if (line.size() + end - begin > limits.maxTextLength()) {
            number++;
            throw fault("it is longer than %,d bytes".formatted(limits.maxTextLength()));
        }
        line.write(buffer, begin, end - begin);
    }

    private void end() throws IOException, DamagedFile {
        number++;
        var text = line.toByteArray();
        line.reset();
        if (isBlank(text)) {
            return;
        }
        if (number > limits.maxItems()) {
            throw fault("there are more than %,d lines".formatted(limits.maxItems()));
        }
        objects.accept(object(text));
    }

    private JsonNode object(byte[] text) throws IOException, DamagedFile {
        try {
            var value = json.readTree(text);
            if (!value.isObject()) {
                throw fault("an article is a JSON object");
            }
            return value;
        } catch (CharConversionException e) {
            throw fault("it is not UTF-8");
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            var said = e.getOriginalMessage().replaceAll(" \\(start marker at [^)]*\\)[^)]*\\)", "");
            throw fault("column %d, %s".formatted(place == null ? 1 : place.getColumnNr(), said));
        }
    }

    private static boolean isBlank(byte[] text) {
        for (byte one : text) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }

    private DamagedFile fault(String what) {
        return new DamagedFile("This is not an article on each line, at line %d: %s.".formatted(number, what));
    }
}
