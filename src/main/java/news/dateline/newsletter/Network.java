package news.dateline.newsletter;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that a request came from: an address says too much about a person, and too little about a crowd of programs. */
final class Network {
    static final String UNKNOWN = "unknown";
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    private Network() {}

    /** The IPv4 /24 or the IPv6 /48 of an address as it is written, in words; nothing is looked up. */
    static String of(String literal) {
        try {
            var address = InetAddress.ofLiteral(literal);
            boolean isV4 = address instanceof Inet4Address;
            int kept = isV4 ? IPV4_BYTES : IPV6_BYTES;
            var bytes = address.getAddress();
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * 8;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return UNKNOWN;
        }
    }
}
