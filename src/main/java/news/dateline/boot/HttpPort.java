package news.dateline.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.microprofile.config.Config;

/** Looks whether the HTTP port can be had before anything slow starts. */
final class HttpPort {
    private HttpPort() {}

    static void requireFree(Config config) {
        if (!config.getOptionalValue("quarkus.http.host-enabled", Boolean.class).orElse(true)) return;
        int port = config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
        var host = config.getOptionalValue("quarkus.http.host", String.class).orElse("0.0.0.0");
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(host, port));
        } catch (BindException taken) {
            throw new StartupFailure(
                    "Port %d is taken by another program: stop it, or set QUARKUS_HTTP_PORT.".formatted(port));
        } catch (IOException e) {
            throw new StartupFailure("Port %d of %s cannot be opened: %s".formatted(port, host, e.getMessage()));
        }
    }
}
