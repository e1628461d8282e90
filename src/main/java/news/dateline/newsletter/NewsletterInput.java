package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import news.dateline.web.Checks;
import news.dateline.web.LanguageTag;
import news.dateline.web.Text;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A newsletter as staff send it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "NewsletterInput", description = "A newsletter as staff send it.")
record NewsletterInput(
        @Schema(description = "Left out, it is made from the name, or stays as it is.", examples = "daily-brief")
        @Nullable String slug,

        @Schema(required = true, maxLength = LONGEST_NAME, examples = "The Daily Brief") @Nullable String name,

        @Schema(maxLength = LONGEST_DESCRIPTION) @Nullable String description,

        @Schema(maxLength = LONGEST_NAME, description = "When it comes, in words.", examples = "Every weekday at 7:00")
        @Nullable String cadence,

        @Schema(description = "A BCP 47 tag.", defaultValue = "en", examples = "en") @Nullable String language,

        @Schema(maxLength = LONGEST_NAME, description = "Left out, it is the name of the newsletter.") @Nullable String senderName,

        @Schema(description = "Left out, it is the address that the house sends from.", examples = "brief@example.org")
        @Nullable String senderAddress,

        @Schema(description = "Where answers of readers go.", examples = "editors@example.org") @Nullable String replyTo,

        @Schema(description = "Whether it takes new subscribers.", defaultValue = "true") @Nullable Boolean open) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_DESCRIPTION = 5000;

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of("id", "updatedAt", "subscribers", "links");

    /** The newsletter as staff would send it, for a merge patch to be applied to. */
    static NewsletterInput of(Newsletter newsletter) {
        var profile = newsletter.profile();
        return new NewsletterInput(
                newsletter.slug(),
                profile.name(),
                profile.description(),
                profile.cadence(),
                profile.language(),
                profile.senderName(),
                profile.senderAddress(),
                profile.replyTo(),
                profile.isOpen());
    }

    /** What it says about the newsletter. */
    Newsletter.Profile profile() {
        return new Newsletter.Profile(
                line("#/name", Checks.required("#/name", name, LONGEST_NAME)),
                Checks.optional("#/description", description, LONGEST_DESCRIPTION),
                optionalLine("#/cadence", cadence),
                checkedLanguage(),
                optionalLine("#/senderName", senderName),
                address("#/senderAddress", senderAddress),
                address("#/replyTo", replyTo),
                open == null || open);
    }

    private static @Nullable String optionalLine(String pointer, @Nullable String text) {
        var checked = Checks.optional(pointer, text, LONGEST_NAME);
        return checked == null ? null : line(pointer, checked);
    }

    /** It stands in headers of letters, where a line break would begin another header. */
    private static String line(String pointer, String text) {
        var stripped = text.strip();
        if (!Text.line(stripped).equals(stripped)) {
            throw WebProblems.invalid(pointer, "not-a-line", "This takes one line of text.");
        }
        return stripped;
    }

    private String checkedLanguage() {
        if (language == null) {
            return "en";
        }
        if (!LanguageTag.isOne(language)) {
            throw WebProblems.invalid(
                    "#/language", "invalid-language", "A language is a BCP 47 tag, such as 'en' or 'uk'.");
        }
        return language;
    }

    private static @Nullable String address(String pointer, @Nullable String text) {
        return text == null || text.isBlank()
                ? null
                : EmailAddress.parsed(text)
                        .map(EmailAddress::toSend)
                        .orElseThrow(() ->
                                WebProblems.invalid(pointer, "invalid-email", "Please, enter correct email address."));
    }
}
