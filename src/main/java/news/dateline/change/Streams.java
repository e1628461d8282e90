package news.dateline.change;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import news.dateline.web.ClientAddress;
import org.jspecify.annotations.Nullable;

/** Opens streams for the resources that offer them. */
@Singleton
public class Streams {
    private final Broadcasts broadcasts;
    private final Resuming resuming;
    private final StreamPlaces places;
    private final Followers followers;
    private final RoutingContext call;
    private final ClientAddress clients;
    private final Event<EventStream> opened;

    Streams(
            Broadcasts broadcasts,
            Resuming resuming,
            StreamPlaces places,
            Followers followers,
            RoutingContext call,
            ClientAddress clients,
            Event<EventStream> opened) {
        this.broadcasts = broadcasts;
        this.resuming = resuming;
        this.places = places;
        this.followers = followers;
        this.call = call;
        this.clients = clients;
        this.opened = opened;
    }

    /**
     * A stream for the present request, to be returned by the resource method; 429 or 503 if there is no place for it.
     *
     * @param lastEventId the header of this name, with which a client that was cut off resumes; it wins
     * @param after the parameter of this name, with which a client goes on from a list
     */
    public EventStream open(
            StreamSource source, @Nullable String lastEventId, @Nullable String after, StreamFilter filter) {
        var asked = StreamPosition.asked(lastEventId, after);
        var place = places.take(clients.holderOf(call.request()));
        whenOver(place);
        var broadcast = broadcasts.of(source);
        var start = resuming.start(broadcast, asked);
        var follower = followers.join(call.request(), broadcast, filter, start);
        whenOver(follower::gone);
        if (places.isClosed()) {
            // Not an error, after which browsers never come back: an empty stream, after which they go elsewhere.
            follower.end();
        }
        var stream = new EventStream(follower, call.request().getHeader("Authorization"));
        if (stream.authorization().isPresent()) {
            opened.fire(stream);
        }
        return stream;
    }

    private void whenOver(Runnable task) {
        call.addEndHandler(ended -> task.run());
        if (call.response().closed()) {
            // The client left before anybody listened for that.
            task.run();
        }
    }
}
