package news.dateline.importer;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.UUID;
import news.dateline.web.Ids;

/** Takes an uploaded file in: first to the disk, then into the queue. */
@Singleton
class Receiving {
    private final Spool spool;
    private final ImportQueue queue;
    private final Event<Received> received;

    Receiving(Spool spool, ImportQueue queue, Event<Received> received) {
        this.spool = spool;
        this.queue = queue;
        this.received = received;
    }

    /** Keeps the file; it is imported even if this process ends right after. */
    UUID receive(ImportRequest request, InputStream file) {
        var id = Ids.next();
        spool.receive(id, file);
        queue.add(id, request.format(), request.language(), request.site(), spool.instance(), spool.size(id));
        // A hint, so that nobody has to wait for the next look into the queue.
        received.fireAsync(new Received(id));
        return id;
    }

    /** A file has come in. */
    record Received(UUID job) {}
}
