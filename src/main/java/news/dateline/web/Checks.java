package news.dateline.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What members of a body may hold; what does not fit is a 422 that points at its place. */
public final class Checks {
    private static final int LONGEST_ADDRESS = 2000;

    private Checks() {}

    /** Text that must be there and not only spaces. */
    public static String required(String pointer, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw WebProblems.invalid(pointer, "required", "This is required.");
        }
        return atMost(pointer, text, longest);
    }

    /** Text that may be left out; what is only spaces counts as left out. */
    public static @Nullable String optional(String pointer, @Nullable String text, int longest) {
        return text == null || text.isBlank() ? null : atMost(pointer, text, longest);
    }

    /** Text of a bounded number of characters. */
    public static String atMost(String pointer, String text, int longest) {
        if (text.codePointCount(0, text.length()) > longest) {
            throw WebProblems.invalid(pointer, "too-long", "This takes %d characters at the most.".formatted(longest));
        }
        return text;
    }

    /** The ids of things that are named, in the order of the names; every name that is none is told with its place. */
    public static List<UUID> known(List<String> names, Map<String, UUID> known, String kind, String pointer) {
        var problem = Problem.of(WebProblems.INVALID);
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < names.size(); i++) {
            var id = known.get(names.get(i));
            if (id == null) {
                problem.pointer(pointer + "/" + i, "unknown-" + kind, unknown(kind, names.get(i)));
            } else {
                ids.add(id);
            }
        }
        if (ids.size() < names.size()) {
            throw problem.asException();
        }
        return ids;
    }

    /** 422 for a name that nothing of this kind has. */
    public static ProblemException unknown(String pointer, String kind, String name) {
        return WebProblems.invalid(pointer, "unknown-" + kind, unknown(kind, name));
    }

    private static String unknown(String kind, String name) {
        return "There is no %s '%s'.".formatted(kind, Text.shortened(name, 80));
    }

    /** The address of a file elsewhere, or the path of one of our own, as a URI. */
    public static String address(String pointer, @Nullable String address) {
        return Optional.ofNullable(address)
                .filter(written -> written.length() <= LONGEST_ADDRESS)
                .flatMap(UriReference::of)
                .filter(uri -> uri.length() <= LONGEST_ADDRESS)
                .orElseThrow(() -> WebProblems.invalid(
                        pointer,
                        "invalid-url",
                        "This takes an http or https address, or a path that begins with '/': without spaces, \" < > and controls, and of at most %d characters as a URI."
                                .formatted(LONGEST_ADDRESS)));
    }
}
