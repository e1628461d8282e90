package streams;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One stream: reads HTTP/1.1, its chunks and the events in them byte by byte; holds nothing but the line it is at. */
final class Client {
    private enum At { HEAD, SIZE, DATA, AFTER_DATA }

    private final Swarm swarm;
    private final boolean isSlow;
    private final byte[] line = new byte[64];
    private SocketChannel channel;
    private At at = At.HEAD;
    private int length;
    private long chunk;
    private long id;
    private String type = "";

    long retryMillis = 1000;
    long joined = -1;
    long last = -1;
    long received;
    boolean isConnected;

    Client(Swarm swarm, boolean isSlow) {
        this.swarm = swarm;
        this.isSlow = isSlow;
    }

    void connect(Selector selector, URI base) throws IOException {
        at = At.HEAD;
        length = 0;
        type = "";
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        if (isSlow) {
            channel.socket().setReceiveBufferSize(4096);
        }
        channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(new InetSocketAddress(base.getHost(), base.getPort()))) {
            ask(channel.keyFor(selector));
        }
    }

    /** The connection is there: sends the request. */
    void ask(SelectionKey key) throws IOException {
        channel.finishConnect();
        var request = "GET %s HTTP/1.1\r\nHost: bench\r\nAccept: text/event-stream\r\n%s\r\n"
                .formatted(swarm.path(), last < 0 ? "" : "Last-Event-ID: " + last + "\r\n");
        channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        key.interestOps(SelectionKey.OP_READ);
    }

    /** Reads what is there; false if the stream has ended. */
    boolean read(ByteBuffer buffer, SelectionKey key) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            return false;
        }
        long now = System.nanoTime();
        for (buffer.flip(); buffer.hasRemaining(); ) {
            take(buffer.get(), now);
        }
        if (isSlow && isConnected) {
            key.interestOps(0);
        }
        return true;
    }

    void close() {
        isConnected = false;
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(byte one, long now) throws IOException {
        if (at == At.DATA) {
            if (one == '\n') {
                field(new String(line, 0, length, StandardCharsets.US_ASCII), now);
                length = 0;
            } else {
                keep(one);
            }
            if (--chunk == 0) {
                at = At.AFTER_DATA;
            }
        } else if (one == '\n') {
            protocol(new String(line, 0, length, StandardCharsets.US_ASCII).strip());
        } else {
            keep(one);
        }
    }

    /** Only the beginning of long lines: the data is not looked at. */
    private void keep(byte one) {
        if (length < line.length) {
            line[length++] = one;
        }
    }

    private void protocol(String text) throws IOException {
        length = 0;
        switch (at) {
            case HEAD -> {
                if (text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 200")) {
                    throw new IOException(text);
                }
                at = text.isEmpty() ? At.SIZE : At.HEAD;
            }
            case SIZE -> {
                chunk = Long.parseLong(text, 16);
                at = chunk == 0 ? At.HEAD : At.DATA;
            }
            case AFTER_DATA -> at = At.SIZE;
            case DATA -> throw new AssertionError();
        }
    }

    private void field(String text, long now) {
        if (text.startsWith("id:")) {
            id = Long.parseLong(text.substring(3).strip());
        } else if (text.startsWith("event:")) {
            type = text.substring(6).strip();
        } else if (text.startsWith("retry:")) {
            retryMillis = Long.parseLong(text.substring(6).strip());
        } else if (text.isEmpty() && !type.isEmpty()) {
            event(now);
            type = "";
        }
    }

    private void event(long now) {
        switch (type) {
            case "hello" -> {
                isConnected = true;
                swarm.joined(now, joined < 0);
                joined = joined < 0 ? id : joined;
                last = id;
            }
            case "reset" -> {
                swarm.resets++;
                last = id;
            }
            default -> {
                if (id <= last) {
                    swarm.repeated++;
                }
                received++;
                last = id;
                swarm.received(id, now);
            }
        }
    }
}
