package news.dateline.newsletter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import news.dateline.web.Parameters;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which subscribers somebody looks for. */
public class SubscriberFilter {
    private static final int LONGEST = 254;

    @Parameter(description = "Part of the address, in any case of letters.", example = "@example.net")
    @RestQuery
    @Nullable String address;

    @Parameter(description = "Only those who have or had to do with this newsletter.", example = "daily-brief")
    @RestQuery
    @Nullable String newsletter;

    @Parameter(
            description = "Only those with a subscription (to `newsletter`, if that is given) in this state.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"confirmed", "pending", "ended"}))
    @RestQuery
    @Nullable String status;

    /** The same filter, its values looked at; 400 for what cannot be. */
    SubscriberFilter checked() {
        Parameters.text("address", address, LONGEST);
        Parameters.slug("newsletter", newsletter);
        Parameters.oneOf("status", status, State.class, State.CONFIRMED);
        return this;
    }

    /** On a subscriber {@code s}. */
    String condition() {
        var condition = address == null ? "true" : "position(:address in s.address_key) > 0";
        return newsletter == null && status == null ? condition : condition + """
                         and exists (select 1 from subscription x join newsletter n on n.id = x.newsletter_id
                            where x.subscriber_id = s.id and %s)
                        """.formatted(ofSubscription());
    }

    /** On a subscriber {@code s}, its subscription {@code x} and the newsletter {@code n} of that. */
    String rowCondition() {
        return (address == null ? "true" : "position(:address in s.address_key) > 0") + " and " + ofSubscription();
    }

    private String ofSubscription() {
        return (newsletter == null ? "true" : "n.slug = :newsletter")
                + (status == null ? "" : " and x.status = :status");
    }

    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        if (address != null) {
            values.put("address", address.toLowerCase(Locale.ROOT));
        }
        if (newsletter != null) {
            values.put("newsletter", newsletter);
        }
        if (status != null) {
            values.put("status", status);
        }
        return values;
    }

    /** How somebody may stand to a newsletter. */
    private enum State {
        CONFIRMED,
        PENDING,
        ENDED
    }
}
