package news.dateline.newsletter;

import java.nio.charset.StandardCharsets;

/** Addresses: one that is taken can be written into a header and an envelope, and is itself when it is read again. */
public final class EmailAddressTarget {
    private EmailAddressTarget() {}

    /** The input is what somebody typed. */
    public static void fuzzerTestOneInput(byte[] input) {
        var typed = new String(input, StandardCharsets.UTF_8);
        EmailAddress.parsed(typed).ifPresent(address -> {
            var sent = address.toSend();
            if (!sent.matches("[!-~]{1,64}@[a-z0-9.-]{3,253}")
                    || sent.indexOf('@') != sent.lastIndexOf('@')
                    || sent.length() > 254) {
                throw new AssertionError("not to be sent to: " + sent);
            }
            if (!EmailAddress.parsed(sent)
                    .map(EmailAddress::toSend)
                    .filter(sent::equals)
                    .isPresent()) {
                throw new AssertionError("another address when it is read again: " + sent);
            }
        });
    }
}
