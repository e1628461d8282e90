package news.dateline.access;

import java.util.Objects;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an administrator writes down of an agreement; what is left out is as usual. */
@Schema(name = "AgreementInput", description = "What was agreed with a partner; what is left out is as usual.")
record AgreementInput(
        @Schema(
                description = "How many requests the key is good for in a minute.",
                minimum = "1",
                maximum = "100000",
                defaultValue = "600")
        @Nullable Integer requestsPerMinute,

        @Schema(
                description = "Whether feeds and ninjs come with whole texts where everybody else gets summaries.",
                defaultValue = "false")
        @Nullable Boolean fullContent,

        @Schema(
                description = "Whether articles that were released to partners can be read ahead of their time.",
                defaultValue = "false")
        @Nullable Boolean embargoedArticles,

        @Schema(
                description = "Whether pictures and recordings come along that the newsroom must not pass on.",
                defaultValue = "false")
        @Nullable Boolean allAssets) {
    private static final int MOST_REQUESTS = 100_000;

    static AgreementInput of(Agreement agreement) {
        return new AgreementInput(
                agreement.requestsPerMinute(),
                agreement.fullContent(),
                agreement.embargoedArticles(),
                agreement.allAssets());
    }

    Agreement checked() {
        int requests = Objects.requireNonNullElse(requestsPerMinute, Agreement.USUAL.requestsPerMinute());
        if (requests < 1 || requests > MOST_REQUESTS) {
            throw WebProblems.invalid(
                    "#/agreement/requestsPerMinute",
                    "out-of-range",
                    "'requestsPerMinute' takes a whole number from 1 to %d.".formatted(MOST_REQUESTS));
        }
        return new Agreement(
                requests,
                Boolean.TRUE.equals(fullContent),
                Boolean.TRUE.equals(embargoedArticles),
                Boolean.TRUE.equals(allAssets));
    }
}
