package news.dateline.web;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hibernate.Session;

/** Cursors: what was sealed comes back, and whatever else somebody sends is refused in one way. */
public final class CursorTarget {
    private static final Cursors CURSORS = new Cursors(new Sealing());

    private CursorTarget() {}

    /** The first byte says what the others are: a token that somebody made up, or the keys of a position. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) return;
        var text = new String(input, 1, input.length - 1, StandardCharsets.UTF_8);
        if (input[0] % 2 == 0) {
            refuse(text);
        } else {
            carry(new Cursor(input[0] < 0, List.of(text.split("\n", -1))));
        }
    }

    private static void refuse(String token) {
        try {
            CURSORS.open("list", token);
        } catch (ProblemException e) {
            if (e.problem().status() == 400) return;
            throw e;
        }
        throw new AssertionError("taken, although nobody issued it: " + token);
    }

    private static void carry(Cursor cursor) {
        var token = CURSORS.seal("list", cursor);
        if (token.length() > Cursors.LONGEST) {
            refuse(token);
        } else if (!CURSORS.open("list", token).equals(cursor)) {
            throw new AssertionError("came back as another: " + cursor);
        } else {
            refuse(token.substring(1));
            refuse(token + "A");
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
