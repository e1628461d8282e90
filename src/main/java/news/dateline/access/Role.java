package news.dateline.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key may do. The constants' names, for annotations, stand in {@link Names}. */
public enum Role {
    /** Writes own drafts. */
    AUTHOR,
    /** Changes and publishes all content. */
    EDITOR,
    /** Everything. */
    ADMIN,
    /** Reads the public wing under an agreement. */
    PARTNER;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> named(String wireName) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(wireName))
                .findFirst();
    }

    /** The roles as annotations need them. */
    public static final class Names {
        /** {@link Role#AUTHOR}. */
        public static final String AUTHOR = "author";

        /** {@link Role#EDITOR}. */
        public static final String EDITOR = "editor";

        /** {@link Role#ADMIN}. */
        public static final String ADMIN = "admin";

        /** {@link Role#PARTNER}. */
        public static final String PARTNER = "partner";

        private Names() {}
    }
}
