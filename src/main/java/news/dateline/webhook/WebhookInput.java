package news.dateline.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.change.ChangeType;
import news.dateline.courier.Courier;
import news.dateline.web.Checks;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An endpoint as an administrator sends it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookInput", description = "An endpoint as an administrator sends it.")
record WebhookInput(
        @Schema(
                required = true,
                description = "Where events are POSTed: https, on the public internet.",
                format = "uri",
                maxLength = 2000,
                examples = "https://partner.example.org/hooks/dateline")
        @Nullable String url,

        @Schema(
                description = "The types of changes to tell, as in `/v1/changes`; left out or empty: all.",
                examples = "[\"article.published\",\"article.retracted\"]")
        @Nullable List<String> types,

        @Schema(maxLength = LONGEST_DESCRIPTION, examples = "Archive of the agency") @Nullable String description,

        @Schema(description = "The id of the partner's key whose endpoint it is; receipts name it.") @Nullable UUID partner,

        @Schema(description = "`false` pauses it: what happens meanwhile waits in the log.", defaultValue = "true")
        @Nullable Boolean active) {

    static final int LONGEST_DESCRIPTION = 500;

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of(
            "id", "secret", "createdAt", "disabledAt", "disabledReason", "position", "attempts", "nextAttemptAt");

    private static final Set<String> KNOWN =
            Arrays.stream(ChangeType.values()).map(ChangeType::wireName).collect(Collectors.toSet());

    /** What it says, checked; an address that is the endpoint's already is not looked up again. */
    Webhook.Order checked(Courier courier, @Nullable String present) {
        return new Webhook.Order(
                url != null && url.equals(present) ? url : courier.checked("#/url", url),
                checkedTypes(),
                Checks.optional("#/description", description, LONGEST_DESCRIPTION),
                partner);
    }

    private List<String> checkedTypes() {
        var given = types == null ? List.<String>of() : types;
        for (int i = 0; i < given.size(); i++) {
            if (!KNOWN.contains(given.get(i))) {
                throw WebProblems.invalid(
                        "#/types/" + i,
                        "not-one-of",
                        "This takes one of: %s."
                                .formatted(KNOWN.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        return List.copyOf(new LinkedHashSet<>(given));
    }

    boolean isActive() {
        return !Boolean.FALSE.equals(active);
    }
}
