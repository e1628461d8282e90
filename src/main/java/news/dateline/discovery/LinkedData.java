package news.dateline.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things as schema.org describes them, written as JSON-LD 1.1 that may stand within a page as it is. */
final class LinkedData {
    /** The media type. */
    static final String MEDIA_TYPE = "application/ld+json";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        JSON.getFactory().setCharacterEscapes(new HarmlessInPages());
    }

    private LinkedData() {}

    /** A thing of this type with these members, names and values in turn; what is null is left out. */
    static Map<String, Object> thing(String type, @Nullable Object... members) {
        var thing = new LinkedHashMap<String, Object>();
        thing.put("@type", type);
        for (int at = 0; at < members.length; at += 2) {
            var value = members[at + 1];
            if (value != null) {
                thing.put(String.valueOf(members[at]), value);
            }
        }
        return thing;
    }

    /** A whole document. */
    static Map<String, Object> document(Map<String, Object> thing) {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", "https://schema.org");
        document.putAll(thing);
        return document;
    }

    static byte[] written(Map<String, Object> document) {
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A title that ends the script it stands in would begin markup of its own. */
    private static final class HarmlessInPages extends CharacterEscapes {
        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        HarmlessInPages() {
            for (char c : "<>&".toCharArray()) {
                escapes[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public SerializableString getEscapeSequence(int c) {
            return new SerializedString("\\u%04x".formatted(c));
        }
    }
}
