package news.dateline.ninjs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An item of ninjs that is being put together; the names are those of the standard, and what is null is left out. */
final class Item {
    /** The media type that IPTC registered. */
    static final String MEDIA_TYPE = "application/vnd.iptc.ninjs+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Object> STANDARD =
            object("name", "ninjs", "version", "3.1", "schema", "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json");

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Item(String uri, String type) {
        set("uri", uri).set("type", type);
    }

    /** An item that stands by itself. */
    static Item whole(String uri, String type) {
        return new Item(uri, type).set("standard", STANDARD);
    }

    /** An item within another; names tell those within one item apart. */
    static Item within(String name, String uri, String type) {
        return new Item(uri, type).set("name", name);
    }

    Item set(String name, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            members.put(name, value);
        }
        return this;
    }

    /** The same item within another, under this name. */
    Map<String, Object> named(String name) {
        var association = new LinkedHashMap<String, Object>();
        association.put("name", name);
        association.putAll(members);
        association.remove("standard");
        return association;
    }

    Map<String, Object> members() {
        return members;
    }

    byte[] written() {
        try {
            return JSON.writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A part of an item: names and values in turn. */
    static Map<String, Object> object(@Nullable Object... members) {
        var object = new LinkedHashMap<String, Object>();
        for (int at = 0; at < members.length; at += 2) {
            var value = members[at + 1];
            if (value != null) {
                object.put(String.valueOf(members[at]), value);
            }
        }
        return object;
    }
}
