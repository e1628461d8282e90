package news.dateline.newsletter;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** What we say to readers, in each of our languages; the publisher may say it otherwise (see {@link TemplateFolder}). */
@Singleton
class Wording {
    private final Map<Tongue, Map<String, String>> texts = new EnumMap<>(Tongue.class);

    Wording(TemplateFolder folder) {
        Arrays.stream(Tongue.values()).forEach(tongue -> texts.put(tongue, read(tongue, folder)));
    }

    private static Map<String, String> read(Tongue tongue, TemplateFolder folder) {
        var name = tongue.tag() + ".properties";
        var properties = new Properties();
        try (var builtIn = Objects.requireNonNull(Wording.class.getResourceAsStream("/newsletter/" + name), name)) {
            properties.load(new InputStreamReader(builtIn, StandardCharsets.UTF_8));
            var own = folder.file(name);
            if (own.isPresent()) {
                try (var reader = own.get()) {
                    properties.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts of newsletters cannot be read", e);
        }
        var byKey = new HashMap<String, String>();
        properties.forEach((key, text) -> byKey.put(key.toString(), text.toString()));
        return Map.copyOf(byKey);
    }

    /** All of it, by key. */
    Map<String, String> in(Tongue tongue) {
        return Objects.requireNonNull(texts.get(tongue));
    }

    /** What this key says. */
    String of(Tongue tongue, String key) {
        return Objects.requireNonNull(in(tongue).get(key), key);
    }
}
