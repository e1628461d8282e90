package news.dateline.web;

import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * All requests that are being carried out: no more than there is room for, and none that waits for a database which says nothing.
 */
@Singleton
public class RequestsUnderWay {
    private static final String PLACE = RequestsUnderWay.class.getName();

    /** Ahead of all that asks the database. */
    private static final int FIRST = 0;

    /** Behind all that changes the answer. */
    private static final int LAST = Integer.MIN_VALUE;

    private final Set<Ongoing> ongoing = ConcurrentHashMap.newKeySet();

    /** Asked for at each request: filters are made before the configuration of the running application is. */
    private final Provider<BodyLimits> bodies;

    private final Provider<WebConfig> config;
    /** Zero until somebody has asked: to ask for the configuration is to have it made anew. */
    private int most;

    RequestsUnderWay(Provider<BodyLimits> bodies, Provider<WebConfig> config) {
        this.bodies = bodies;
        this.config = config;
    }

    @ServerRequestFilter(priority = FIRST)
    void begins(ContainerRequestContext request) {
        if (ongoing.size() >= most()) {
            throw WebProblems.busy("Too many requests are being carried out already.");
        }
        var one = new Ongoing(Thread.currentThread(), kind(request), System.nanoTime());
        request.setProperty(PLACE, one);
        ongoing.add(one);
    }

    private int most() {
        int known = most;
        if (known == 0) {
            known = config.get().mostRequests();
            most = known;
        }
        return known;
    }

    private Kind kind(ContainerRequestContext request) {
        return switch (request.getMethod()) {
            case "GET", "HEAD" -> Kind.READ;
            default ->
                bodies.get().isLarge(request.getUriInfo().getRequestUri().getRawPath()) ? Kind.UPLOAD : Kind.WRITE;
        };
    }

    @ServerResponseFilter(priority = LAST)
    void ends(ContainerRequestContext request) {
        if (request.getProperty(PLACE) instanceof Ongoing one) {
            ongoing.remove(one);
            one.end();
        }
    }

    /**
     * The database says nothing: those who have waited for so long wait no more. Their connections are closed with that, and
     * they are answered as if the database had been found away. Uploads, which mostly wait for somebody else, go on.
     */
    public void giveUp(Duration reads, Duration writes) {
        long now = System.nanoTime();
        for (var one : ongoing) {
            switch (one.kind) {
                case READ -> one.interruptAt(reads, now);
                case WRITE -> one.interruptAt(writes, now);
                case UPLOAD -> {}
            }
        }
    }

    private enum Kind {
        READ,
        WRITE,
        UPLOAD
    }

    /** A request and the thread that carries it out: a virtual one, which nobody uses again. */
    private static final class Ongoing {
        private final Thread thread;
        private final Kind kind;
        private final long since;
        private boolean over;

        Ongoing(Thread thread, Kind kind, long since) {
            this.thread = thread;
            this.kind = kind;
            this.since = since;
        }

        /** Once, so that the failure is told in peace. */
        synchronized void interruptAt(Duration age, long now) {
            if (!over && now - since > age.toNanos() && thread.isVirtual()) {
                over = true;
                thread.interrupt();
            }
        }

        /** Whoever was interrupted is at peace to write its answer. */
        synchronized void end() {
            over = true;
            if (thread == Thread.currentThread()) {
                boolean unused = Thread.interrupted();
            }
        }
    }
}
