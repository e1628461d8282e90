package streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/** All clients, on one thread with one selector. What ends comes back after the time it was told to wait. */
final class Swarm implements Runnable {
    private static final int MOST_CONNECTING = 512;

    private final Options options;
    private final Selector selector;
    private final List<Client> clients = new ArrayList<>();
    private final Queue<Client> toConnect = new ArrayDeque<>();
    private final PriorityQueue<Return> returns = new PriorityQueue<>();
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Random random = new Random();
    private final Map<Long, Times> receipts = new HashMap<>();
    private int connecting;
    private long nextCut = System.nanoTime();
    private volatile boolean stopping;

    volatile int connected;
    volatile int everConnected;
    volatile long lastJoin;
    long repeated;
    long resets;
    long cuts;
    /** Connections that were refused, answered with another status, or broken off. */
    long losses;

    Swarm(Options options) throws IOException {
        this.options = options;
        this.selector = Selector.open();
        for (int i = 0; i < options.streams() + options.slow(); i++) {
            clients.add(new Client(this, i >= options.streams()));
        }
        toConnect.addAll(clients);
    }

    String path() {
        return options.path();
    }

    List<Client> readers() {
        return clients.subList(0, options.streams());
    }

    Map<Long, Times> receipts() {
        return receipts;
    }

    /** Has the task done by the thread of the swarm. */
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void stop() {
        stopping = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                connectSome();
                selector.select(key -> {
                    try {
                        ready(key);
                    } catch (IOException e) {
                        losses++;
                        lost(key);
                    }
                }, 10);
                for (var task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
                cutSome();
            }
            clients.forEach(Client::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void connectSome() {
        for (long now = System.nanoTime(); !returns.isEmpty() && returns.peek().at() <= now; ) {
            toConnect.add(returns.poll().client());
        }
        while (connecting < MOST_CONNECTING && !toConnect.isEmpty()) {
            connecting++;
            var client = toConnect.poll();
            try {
                client.connect(selector, options.bases().get(random.nextInt(options.bases().size())));
            } catch (IOException e) {
                cut(client);
            }
        }
    }

    private void ready(SelectionKey key) throws IOException {
        var client = (Client) key.attachment();
        if (key.isConnectable()) {
            client.ask(key);
        } else if (!client.read(buffer, key)) {
            lost(key);
        }
    }

    private void lost(SelectionKey key) {
        cut((Client) key.attachment());
    }

    private void cut(Client client) {
        if (client.isConnected) {
            connected--;
        } else {
            connecting--;
        }
        client.close();
        returns.add(new Return(System.nanoTime() + client.retryMillis * 1_000_000, client));
    }

    /** All at once. */
    void cutAll() {
        clients.stream().filter(client -> client.isConnected).forEach(this::cut);
    }

    /** Each about every so many seconds, at random. */
    private void cutSome() {
        if (options.cutEvery() == 0) {
            return;
        }
        for (long now = System.nanoTime(); nextCut < now; nextCut += 1_000_000_000L * options.cutEvery() / clients.size()) {
            var client = clients.get(random.nextInt(clients.size()));
            if (client.isConnected) {
                cuts++;
                cut(client);
            }
        }
    }

    void joined(long now, boolean isFirst) {
        connected++;
        everConnected += isFirst ? 1 : 0;
        connecting--;
        lastJoin = now;
    }

    void received(long seq, long now) {
        receipts.computeIfAbsent(seq, one -> new Times()).add(now);
    }

    private record Return(long at, Client client) implements Comparable<Return> {
        @Override
        public int compareTo(Return other) {
            return Long.compare(at, other.at);
        }
    }
}
