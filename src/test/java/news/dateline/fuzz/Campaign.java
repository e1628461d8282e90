package news.dateline.fuzz;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import news.dateline.testing.ContractDocument;
import news.dateline.testing.ContractDocument.Operation;

/**
 * Many requests at a running instance.
 *
 * @param address where it is, {@code http://localhost:8080}
 * @param adminKey a key that may do everything
 * @param letters where it writes its mail
 * @param seed from which everything follows; with one connection, the same requests in the same order
 * @param requests how many
 * @param connections how many at a time
 * @param patience what no answer may take longer than
 */
public record Campaign(
        String address, String adminKey, Path letters, long seed, int requests, int connections, Duration patience) {
    /** Sends them all, and tells what came of it. */
    public Findings run() throws Exception {
        Brotli4jLoader.ensureAvailability();
        var findings = new Findings();
        var document = ContractDocument.committed();
        var judge = new Judge();
        try (var wire = new Wire(URI.create(address), connections, patience);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var roles = new Roles(wire, adminKey, letters);
            var lanes = new ArrayList<Future<?>>();
            var operations = document.operations();
            for (int i = 0; i < connections; i++) {
                // Together, the lanes begin with every operation once.
                var first = new ArrayList<Operation>();
                for (int each = i; each < operations.size(); each += connections) first.add(operations.get(each));
                var lane = new Lane(seed * 1000 + i, address, wire, judge, findings, roles, document, first);
                lanes.add(threads.submit((Callable<Void>) () -> {
                    lane.run(requests / connections);
                    return null;
                }));
            }
            for (var lane : lanes) {
                lane.get();
            }
            if (!roles.areStillGood(wire))
                throw new AssertionError(
                        "the campaign of seed " + seed + " lost its own keys, and much of it met closed doors");
        } catch (ExecutionException e) {
            throw new AssertionError("the campaign of seed " + seed + " broke off", e);
        }
        return findings;
    }
}
