package news.dateline.web;

import java.nio.charset.StandardCharsets;

/** {@code If-Match}: it admits the tag that it names and nothing else, and refuses with 412 or 428. */
public final class IfMatchTarget {
    private static final String TAG = "\"v3\"";

    private IfMatchTarget() {}

    /** The input is the header. */
    public static void fuzzerTestOneInput(byte[] input) {
        var header = new String(input, StandardCharsets.ISO_8859_1);
        boolean isAdmitted = isAdmitted(header);
        if (isAdmitted && !header.contains(TAG) && !header.strip().equals("*")) {
            throw new AssertionError("admitted by a header that does not name it: " + header);
        }
        if (isAdmitted && !Etags.matches(header, TAG)) {
            throw new AssertionError("matches strongly, but not weakly: " + header);
        }
        if (!header.strip().equals("*") && !isAdmitted(header + ", " + TAG)) {
            throw new AssertionError("refused, although it is the last of the list: " + header);
        }
    }

    private static boolean isAdmitted(String header) {
        try {
            Preconditions.check(header, TAG);
            return true;
        } catch (ProblemException e) {
            int status = e.problem().status();
            if ((status == 412) || (status == 428 && header.isBlank())) return false;
            throw e;
        }
    }
}
