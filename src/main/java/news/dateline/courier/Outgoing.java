package news.dateline.courier;

import java.util.Map;

/**
 * A request to somebody else's server.
 *
 * @param method GET or POST
 * @param url where it goes; checked each time
 * @param body sent as it is; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared: sent and forgotten.
public record Outgoing(String method, String url, Map<String, String> headers, byte[] body) {
    /** Without what it carries: secrets stand in addresses, signatures in headers. */
    @Override
    public String toString() {
        return method;
    }
}
