package news.dateline.courier;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Tells the addresses of a host. */
@FunctionalInterface
public interface Resolver {
    /** All addresses of this host, or the one that it spells. */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
