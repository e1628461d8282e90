package streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Opens many streams, publishes through the API, and says what arrived when. Started by bench/streams.sh. */
final class Streams {
    private static final long PATIENCE_SECONDS = 60;

    private final Options options;
    private final Api api;
    private final Swarm swarm;

    private Streams(Options options) throws IOException, InterruptedException {
        this.options = options;
        this.api = new Api(options);
        this.swarm = new Swarm(options);
    }

    public static void main(String... words) throws Exception {
        new Streams(Options.of(words)).run();
    }

    private void run() throws Exception {
        long start = api.newest();
        var before = memory();
        var thread = Thread.ofPlatform().name("swarm").start(swarm);
        long began = System.nanoTime();
        awaitAll(() -> swarm.everConnected);
        int all = options.streams() + options.slow();
        say("connected", "%d streams in %.1f s".formatted(all, (swarm.lastJoin - began) / 1e9));
        if (options.pid() > 0) {
            var after = memory();
            say("memory of a stream", "%.1f KiB heap, %.1f KiB direct, %.1f KiB resident"
                    .formatted(
                            (after.heap() - before.heap()) / 1024 / all,
                            (after.direct() - before.direct()) / 1024 / all,
                            (after.resident() - before.resident()) / 1024 / all));
        }
        double cpu = cpuSeconds();
        publish();
        awaitEverything();
        if (options.pid() > 0) {
            say("server's CPU meanwhile", "%.1f s, %.0f ms a publication"
                    .formatted(cpuSeconds() - cpu, 1000 * (cpuSeconds() - cpu) / api.published.size()));
        }
        swarm.stop();
        thread.join();
        report(start);
        if (!options.keep()) {
            api.cleanUp();
        }
    }

    private void publish() throws Exception {
        try (var readers = Executors.newSingleThreadScheduledExecutor()) {
            readers.scheduleAtFixedRate(
                    () -> {
                        try {
                            api.read();
                        } catch (IOException | InterruptedException e) {
                            System.err.println("read: " + e.getMessage());
                        }
                    },
                    0,
                    50,
                    TimeUnit.MILLISECONDS);
            long interval = (long) (1e9 / options.rate());
            long count = (long) (options.seconds() * options.rate());
            long next = System.nanoTime();
            for (long i = 0; i < count; i++, next += interval) {
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
                api.publish();
                if (options.herd() && i == count / 2) {
                    herd();
                }
            }
            readers.shutdownNow();
        }
    }

    private void herd() throws Exception {
        double pages = api.metric("dateline_stream_replayed_pages_total");
        long cut = System.nanoTime();
        swarm.execute(swarm::cutAll);
        Thread.ofVirtual().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(500);
                awaitAll(() -> swarm.connected);
                say("herd", "all back after %.1f s, %.0f pages read from the database"
                        .formatted(
                                (swarm.lastJoin - cut) / 1e9,
                                api.metric("dateline_stream_replayed_pages_total") - pages));
            } catch (InterruptedException e) {
                System.err.println("herd: " + e.getMessage());
            }
        });
    }

    private void awaitAll(IntSupplier there) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (there.getAsInt() < options.streams() + options.slow() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void awaitEverything() throws Exception {
        long last = api.newest();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && swarm.readers().stream().anyMatch(client -> client.last < last)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void report(long start) throws Exception {
        var seqs = api.changesAfter(start);
        long expected = 0;
        long received = 0;
        for (var client : swarm.readers()) {
            expected += seqs.stream().filter(seq -> seq > client.joined).count();
            received += client.received;
        }
        var delays = new Times();
        // In the order in which they were asked for.
        var changes = seqs.subList(seqs.size() - api.published.size(), seqs.size());
        for (int i = 0; i < changes.size(); i++) {
            delays.addSince(api.published.get(i), swarm.receipts().getOrDefault(changes.get(i), new Times()));
        }
        say("publish to receive", delays.summary());
        say("events", "%d expected, %d missing, %d repeated or out of order, %d resets"
                .formatted(expected, expected - received + swarm.repeated, swarm.repeated, swarm.resets));
        say("connections", "%d cut by this client, %d lost or refused".formatted(swarm.cuts, swarm.losses));
        say("publishing", api.publishing.summary());
        say("reading articles meanwhile", api.reading.summary());
        say("cut off by the server", "%.0f".formatted(api.metric("dateline_stream_cut_total")));
        if (options.pid() > 0) {
            var memory = memory();
            say("server at the end", "%.1f MiB heap, %.1f MiB direct, %.1f MiB resident"
                    .formatted(memory.heap() / (1 << 20), memory.direct() / (1 << 20), memory.resident() / (1 << 20)));
        }
    }

    /** Of the server with the given process id, after a collection of its garbage. */
    private Memory memory() throws IOException, InterruptedException {
        if (options.pid() == 0) {
            return new Memory(0, 0, 0);
        }
        var pid = Integer.toString(options.pid());
        new ProcessBuilder("jcmd", pid, "GC.run").redirectErrorStream(true).start().waitFor();
        var resident = Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024)
                .sum();
        return new Memory(
                api.metric("jvm_memory_used_bytes{area=\"heap\""), api.metric("jvm_buffer_memory_used_bytes"), resident);
    }

    /** What the server's process has used so far: the 14th and 15th word of its line, in hundredths. */
    private double cpuSeconds() throws IOException {
        if (options.pid() == 0) {
            return 0;
        }
        var line = Files.readString(Path.of("/proc", Integer.toString(options.pid()), "stat"));
        var words = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(words[11]) + Long.parseLong(words[12])) / 100.0;
    }

    private static void say(String what, String text) {
        System.out.printf("%-28s%s%n", what, text);
    }

    private record Memory(double heap, double direct, double resident) {}
}
