package news.dateline.newsletter;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import news.dateline.web.Problem;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a mail provider tells about letters, in a shape that belongs to none of them. */
@Schema(name = "Bounces", description = "What a mail provider tells about letters.")
public record BounceInput(
        @Schema(required = true, description = "At most 1,000.") @Nullable List<Event> events) {
    private static final int MOST = 1000;

    /** The events, each of which says what happened and to whom; else a 422 that names all places. */
    List<Event> checked() {
        if (events == null || events.isEmpty() || events.size() > MOST) {
            throw WebProblems.invalid("#/events", "count", "This takes 1 to 1,000 events.");
        }
        var problem = Problem.of(WebProblems.INVALID);
        boolean isFaulty = false;
        for (int i = 0; i < events.size(); i++) {
            var place = "#/events/" + i;
            var event = events.get(i);
            if (event == null || event.type == null || Type.named(event.type) == null) {
                problem.pointer(
                        place + "/type", "not-one-of", "'type' takes one of: hard-bounce, soft-bounce, complaint.");
                isFaulty = true;
            } else if ((event.recipient == null) == (event.returnPath == null)) {
                problem.pointer(place, "one-of-two", "Give either 'recipient' or 'returnPath'.");
                isFaulty = true;
            }
        }
        if (isFaulty) {
            throw problem.asException();
        }
        return events;
    }

    /** One of them. */
    @Schema(name = "BounceEvent", description = "Something that happened to a letter.")
    public record Event(
            @Schema(
                    required = true,
                    description = "Only `hard-bounce` and `complaint` have consequences.",
                    enumeration = {"hard-bounce", "soft-bounce", "complaint"})
            @Nullable String type,

            @Schema(description = "To whom the letter was; or else `returnPath`.", examples = "ada@example.net")
            @Nullable String recipient,

            @Schema(
                    description = "The sender of its envelope, which tells the letter.",
                    examples = "bounce+01944b5e-9c8a-7cc3-98c4-dc0c0c07398f@bounces.example.org")
            @Nullable String returnPath,

            @Schema(
                    description =
                            "When it happened. A bounce from before the owner of the address confirmed is old news.")
            @Nullable Instant at) {

        Type kind() {
            return Objects.requireNonNull(Type.named(Objects.requireNonNull(type)));
        }

        /** Without the person: what is printed by mistake gives nobody away. */
        @Override
        public String toString() {
            return "Event[type=%s]".formatted(type);
        }
    }

    /** What may happen to a letter. */
    enum Type {
        HARD_BOUNCE("hard-bounce"),
        SOFT_BOUNCE("soft-bounce"),
        COMPLAINT("complaint");

        private final String wireName;

        Type(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        static @Nullable Type named(String name) {
            for (var type : values()) {
                if (type.wireName.equals(name)) {
                    return type;
                }
            }
            return null;
        }
    }
}
