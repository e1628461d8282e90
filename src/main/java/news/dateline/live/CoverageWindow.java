package news.dateline.live;

import java.time.Instant;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Parameters;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose a part of a coverage: the newest, the oldest, those around one, the key events, those since. */
public class CoverageWindow {
    @RestQuery
    @Parameter(
            description = "Which updates come first.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"newest", "oldest"},
                            defaultValue = "newest"))
    @Nullable String order;

    @RestQuery
    @Parameter(
            description =
                    "The id of an update of this coverage: the page has it in its middle, and `links` lead on from there "
                            + "in both directions. Goes with neither `since` nor `keyEvents`.",
            example = "01944b5e-9c8a-7cc3-98c4-dc0c0c07398f",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable String around;

    @RestQuery
    @Parameter(
            description =
                    "The id of an update of this coverage, or an instant: only updates that were published later. What became "
                            + "of earlier ones since, the changes tell.",
            example = "2025-01-21T19:25:00Z",
            schema = @Schema(type = SchemaType.STRING))
    @Nullable String since;

    @RestQuery
    @Parameter(
            description = "`true`: only key events.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Nullable String keyEvents;

    /** Which end of the list comes first. */
    enum Order {
        NEWEST,
        OLDEST
    }

    Checked checked() {
        var middle = around == null ? null : id("around", around);
        boolean keyEventsOnly = Parameters.flag("keyEvents", keyEvents);
        if (middle != null && (since != null || keyEventsOnly)) {
            throw WebProblems.badParameter(
                    "around", "not-together", "'around' goes with neither 'since' nor 'keyEvents'.");
        }
        boolean sinceUpdate = since != null && Ids.parsed(since).isPresent();
        return new Checked(
                Parameters.oneOf("order", order, Order.class, Order.NEWEST) == Order.OLDEST,
                middle,
                sinceUpdate ? null : Parameters.instant("since", since),
                sinceUpdate ? id("since", since) : null,
                keyEventsOnly);
    }

    private static UUID id(String name, @Nullable String value) {
        return Ids.parsed(String.valueOf(value))
                .orElseThrow(() -> WebProblems.badParameter(
                        name, "not-an-id", "'%s' takes the id of an update of this coverage.".formatted(name)));
    }

    /** A window whose values can be relied on. */
    record Checked(
            boolean oldestFirst,
            @Nullable UUID around,
            @Nullable Instant sinceInstant,
            @Nullable UUID sinceUpdate,
            boolean keyEventsOnly) {
        /** All updates, newest first. */
        static final Checked NEWEST = new Checked(false, null, null, null, false);

        /** The update that the window is measured from, if it is from one. */
        @Nullable UUID landmark() {
            return around == null ? sinceUpdate : around;
        }
    }
}
