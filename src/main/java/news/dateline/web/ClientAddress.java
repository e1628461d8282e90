package news.dateline.web;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one way to find out which address a request comes from: that of the connection, or, if a trusted proxy holds its other
 * end, the one that the proxy tells. Such headers are read from their end, where the nearest proxy writes, and as far as proxies
 * are trusted: what stands before that, a client may have made up.
 */
@Singleton
public class ClientAddress {
    /** For a connection that has no address, such as one within the process. */
    public static final String UNKNOWN = "unknown";

    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?:^|[;,\\s])for=(?:\"([^\"]*)\"|([^;,\\s]*))", Pattern.CASE_INSENSITIVE);
    private static final Pattern BRACKETED = Pattern.compile("\\[([^]]*)](?::\\d+)?");
    private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+):\\d+");
    private static final int V6_NETWORK_BYTES = 8;

    private final List<IpSubnetFilterRule> trusted;
    private final ProxyConfig.Header header;

    ClientAddress(ProxyConfig config) {
        this.trusted = config.trusted().orElse(List.of()).stream()
                .map(ClientAddress::block)
                .toList();
        this.header = config.header();
    }

    private static IpSubnetFilterRule block(String written) {
        try {
            var parts = written.strip().split("/", 2);
            var address = InetAddress.ofLiteral(parts[0]);
            int bits = parts.length == 1 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(parts[1]);
            return new IpSubnetFilterRule(address, bits, IpFilterRuleType.ACCEPT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "dateline.proxy.trusted: '%s' is no address and no CIDR block such as 10.0.0.0/8"
                            .formatted(written),
                    e);
        }
    }

    /** The address of whoever sent this request, as it is written. */
    public String of(HttpServerRequest request) {
        var peer =
                request.remoteAddress() == null ? null : request.remoteAddress().hostAddress();
        return peer == null ? UNKNOWN : of(peer, request.headers());
    }

    String of(String peer, MultiMap headers) {
        return trusted.isEmpty() ? peer : told(peer, headers);
    }

    /** Whoever holds the address: of version 6 they have all that begin with the same 64 bits. */
    public String holderOf(HttpServerRequest request) {
        var address = of(request);
        return parsed(address)
                .filter(known -> !(known instanceof Inet4Address))
                .map(known -> HexFormat.of().formatHex(Arrays.copyOf(known.getAddress(), V6_NETWORK_BYTES)))
                .orElse(address);
    }

    private String told(String peer, MultiMap headers) {
        var nearest = peer;
        for (var hop : hops(headers).reversed()) {
            if (!isTrusted(nearest)) {
                return nearest;
            }
            var address = parsed(hop);
            if (address.isEmpty()) {
                // A proxy that does not know, or does not say: it is the last one of whom anything is known.
                return nearest;
            }
            nearest = address.get().getHostAddress();
        }
        return nearest;
    }

    private boolean isTrusted(String literal) {
        var address = parsed(literal).map(known -> new InetSocketAddress(known, 0));
        return address.isPresent() && trusted.stream().anyMatch(block -> block.matches(address.get()));
    }

    private List<String> hops(MultiMap headers) {
        return switch (header) {
            case X_FORWARDED_FOR ->
                headers.getAll("X-Forwarded-For").stream()
                        .flatMap(line -> Stream.of(line.split(",", -1)))
                        .toList();
            case FORWARDED ->
                headers.getAll("Forwarded").stream()
                        .flatMap(line -> FORWARDED_FOR.matcher(line).results())
                        .map(ClientAddress::value)
                        .toList();
        };
    }

    private static String value(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    /** An address with or without a port, of version 6 with or without brackets; nothing is looked up. */
    private static Optional<InetAddress> parsed(String hop) {
        var text = hop.strip();
        for (var shape : List.of(BRACKETED, V4_WITH_PORT)) {
            var match = shape.matcher(text);
            if (match.matches()) {
                text = match.group(1);
            }
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
