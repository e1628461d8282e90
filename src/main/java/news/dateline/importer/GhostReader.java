package news.dateline.importer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks once through a Ghost export, {@code {"db":[{"meta":…,"data":{"<table>":[{"<column>":…}]}}]}}, and hands out the
 * wanted columns of the wanted tables row by row. All else is passed over without being kept.
 */
final class GhostReader {
    private static final int DEEPEST = 64;
    private static final Set<String> META = Set.of("version");

    private final Map<String, Set<String>> wanted;
    private final BiConsumer<String, Map<String, String>> rows;
    private final JsonFactory json;
    private final int maxRows;

    /** @param rows takes the name of a table and a row of it; {@code meta} counts as a table of one row */
    GhostReader(ImportConfig limits, Map<String, Set<String>> wanted, BiConsumer<String, Map<String, String>> rows) {
        this.wanted = wanted;
        this.rows = rows;
        this.maxRows = limits.maxItems();
        this.json = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(limits.maxTextLength())
                        .maxNameLength(1000)
                        .build())
                .build();
    }

    void read(SpooledFile file) throws DamagedFile {
        try (var source = file.open()) {
            try (var parser = json.createParser(source)) {
                read(parser);
            } catch (IOException | DamagedFile e) {
                var packing = source.fault();
                if (packing != null) {
                    throw packing;
                }
                throw e;
            }
        } catch (CharConversionException e) {
            throw new DamagedFile("This is not the JSON of a Ghost export: it is not UTF-8.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(JsonParser parser) throws IOException, DamagedFile {
        try {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw fault(parser, "a Ghost export is a JSON object");
            }
            export(parser);
            if (parser.nextToken() != null) {
                throw fault(parser, "there is more after the end");
            }
        } catch (JsonProcessingException e) {
            var said = e.getOriginalMessage().replaceAll(",? \\(?\\d*,? from `[^`]*`\\)?", "");
            throw fault(parser, said);
        }
    }

    private void export(JsonParser parser) throws IOException, DamagedFile {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "db" -> {
                    need(parser, JsonToken.START_ARRAY);
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        need(parser, JsonToken.START_OBJECT);
                        export(parser);
                    }
                }
                case "meta" -> rows.accept("meta", row(parser, META));
                case "data" -> tables(parser);
                default -> parser.skipChildren();
            }
        }
    }

    private void tables(JsonParser parser) throws IOException, DamagedFile {
        need(parser, JsonToken.START_OBJECT);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var table = parser.currentName();
            var columns = wanted.get(table);
            parser.nextToken();
            if (columns == null) {
                parser.skipChildren();
                continue;
            }
            need(parser, JsonToken.START_ARRAY);
            for (int count = 0; parser.nextToken() != JsonToken.END_ARRAY; count++) {
                if (count == maxRows) {
                    throw fault(parser, "there are more than %,d rows".formatted(maxRows));
                }
                rows.accept(table, row(parser, columns));
            }
        }
    }

    private static Map<String, String> row(JsonParser parser, Set<String> columns) throws IOException, DamagedFile {
        need(parser, JsonToken.START_OBJECT);
        var row = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var column = parser.currentName();
            var value = parser.nextToken();
            if (value.isStructStart()) {
                parser.skipChildren();
            } else if (value != JsonToken.VALUE_NULL && columns.contains(column)) {
                row.put(column, parser.getText());
            }
        }
        return row;
    }

    private static void need(JsonParser parser, JsonToken token) throws IOException, DamagedFile {
        if (parser.currentToken() != token) {
            throw fault(
                    parser, token == JsonToken.START_ARRAY ? "a list is expected here" : "an object is expected here");
        }
    }

    private static DamagedFile fault(JsonParser parser, @Nullable String what) {
        var place = parser.currentLocation();
        var path = parser.getParsingContext().pathAsPointer().toString();
        return new DamagedFile("This is not the JSON of a Ghost export, at line %d, column %d%s: %s."
                .formatted(place.getLineNr(), place.getColumnNr(), path.isEmpty() ? "" : " (" + path + ")", what));
    }
}
