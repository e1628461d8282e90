package news.dateline.courier;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/** Tells the addresses of the public internet from those that only mean something nearer by (IANA's special registries). */
final class PublicAddresses {
    private static final List<Block> SPECIAL = Stream.of(
                    // IPv4 (RFC 6890 and its successors): this network, private, shared, loopback, link-local and
                    // metadata,
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    // protocol assignments, documentation, 6to4 relays, private, benchmarks, multicast, reserved,
                    // broadcast
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.31.196.0/24",
                    "192.52.193.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "192.175.48.0/24",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Block::of)
            .toList();

    /** Of IPv6 only 2000::/3 is given out at all; of that, these wrap other addresses or belong to nobody. */
    private static final Block GLOBAL_UNICAST = Block.of("2000::/3");

    private static final List<Block> SPECIAL_V6 = Stream.of(
                    // Teredo, benchmarks, ORCHID, documentation, 6to4, AS112, SRv6
                    "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
            .map(Block::of)
            .toList();

    private PublicAddresses() {}

    static boolean contain(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> SPECIAL.stream().noneMatch(block -> block.contains(v4));
            // What maps or translates an IPv4 address (::ffff:0:0/96, 64:ff9b::/96) lies outside of 2000::/3.
            case Inet6Address v6 ->
                GLOBAL_UNICAST.contains(v6) && SPECIAL_V6.stream().noneMatch(block -> block.contains(v6));
            default -> false;
        };
    }

    /** All addresses that begin with the same bits. */
    private record Block(BigInteger start, int bytes, int prefix) {
        static Block of(String text) {
            var parts = text.split("/", 2);
            try {
                // A literal: nothing is looked up.
                var address = InetAddress.getByName(parts[0]).getAddress();
                return new Block(new BigInteger(1, address), address.length, Integer.parseInt(parts[1]));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean contains(InetAddress address) {
            var octets = address.getAddress();
            int rest = 8 * bytes - prefix;
            return octets.length == bytes
                    && new BigInteger(1, octets).shiftRight(rest).equals(start.shiftRight(rest));
        }
    }

    /** Whether all of them are public, and there is one. */
    static boolean containAll(List<InetAddress> addresses) {
        return !addresses.isEmpty() && addresses.stream().allMatch(PublicAddresses::contain);
    }
}
