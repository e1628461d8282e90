package news.dateline.web;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.Session;

/** Cursors: what was sealed comes back, and whatever else somebody sends is refused in one way. */
public final class CursorTarget {
    private static final Cursors CURSORS = new Cursors(new Sealing());

    private static final String ISSUED_FOR = "list";
    /** Jazzer learns what was issued from the comparisons that it sees: it has to break the seal of a list that had nothing issued. */
    private static final String NOTHING_ISSUED_FOR = "another list";

    private CursorTarget() {}

    /** The first byte says what the others are: a token that somebody made up, or the keys of a position. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) return;
        var text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        if (input[0] % 2 == 0) {
            refuse(NOTHING_ISSUED_FOR, text);
        } else {
            carry(new Cursor(input[0] < 0, List.of(text.split("\n", -1))));
        }
    }

    private static void refuse(String list, String token) {
        try {
            CURSORS.open(list, token);
        } catch (ProblemException e) {
            if (e.problem().status() == 400) return;
            throw e;
        }
        throw new AssertionError("taken, although nobody issued it: " + token);
    }

    private static void carry(Cursor cursor) {
        var token = CURSORS.seal(ISSUED_FOR, cursor);
        if (token.length() > Cursors.LONGEST) {
            refuse(ISSUED_FOR, token);
        } else if (!CURSORS.open(ISSUED_FOR, token).equals(cursor)) {
            throw new AssertionError("came back as another: " + cursor);
        } else {
            refuse(ISSUED_FOR, token.substring(1));
            refuse(ISSUED_FOR, token + "A");
            refuse(NOTHING_ISSUED_FOR, token);
        }
    }

    /** Without a database. */
    private static final class Sealing extends SharedSecret {
        Sealing() {
            super((Session) Proxy.newProxyInstance(
                    Session.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                        throw new UnsupportedOperationException(method.getName());
                    }));
        }

        @Override
        byte[] of(String name) {
            return name.getBytes(StandardCharsets.UTF_8);
        }
    }
}
