package news.dateline.live;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a live update weighs. */
public enum Importance {
    /** One among others. */
    NORMAL,
    /** What readers are alerted to. */
    BREAKING;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The importance of this name on the wire. */
    public static Optional<Importance> named(String wireName) {
        return Arrays.stream(values())
                .filter(importance -> importance.wireName().equals(wireName))
                .findFirst();
    }
}
