package news.dateline.article;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;
import java.util.List;
import news.dateline.body.Block;
import org.jspecify.annotations.Nullable;

/** JSON as it lies in the database; apart from the wire's, so that the wire may change its rules. */
public final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private StoredJson() {}

    /** The value as JSON. */
    public static String of(Object value) {
        try {
            // A list of blocks would lose their type names without its own type.
            return value instanceof List<?>
                    ? JSON.writerFor(new TypeReference<List<Block>>() {}).writeValueAsString(value)
                    : JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON as a value of this type; null stays null. */
    public static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The JSON array as a list; null becomes empty. */
    public static <T> List<T> list(@Nullable String json, Class<T> type) {
        try {
            return json == null
                    ? List.of()
                    : JSON.readValue(json, JSON.getTypeFactory().constructCollectionType(List.class, type));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
