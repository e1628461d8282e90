package news.dateline.change;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An answer without an end: server-sent events after the HTML standard, section 9.2. */
@Schema(
        name = "EventStream",
        type = SchemaType.STRING,
        description = "Server-sent events, each with `id`, `event` and one line of `data`.")
public final class EventStream {
    private final Follower follower;
    private final @Nullable String authorization;

    EventStream(Follower follower, @Nullable String authorization) {
        this.follower = follower;
        this.authorization = authorization;
    }

    void begin() {
        follower.execute(follower::begin);
    }

    /** The header of this name of the request. Streams need no key; but who shows one loses the stream with the key. */
    public Optional<String> authorization() {
        return Optional.ofNullable(authorization);
    }

    /** Ends it; the client may come back. */
    public void end() {
        follower.execute(follower::end);
    }

    /** Whether it has ended. */
    public boolean isOver() {
        return follower.isOver();
    }
}
