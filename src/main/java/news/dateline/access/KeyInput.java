package news.dateline.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as an administrator orders it. */
@Schema(name = "KeyInput", description = "A key as an administrator orders it.")
record KeyInput(
        @Schema(
                required = true,
                description = "Who or what uses it; audit and revisions show it.",
                maxLength = LONGEST_NAME,
                examples = "Night desk")
        @Nullable String name,

        @Schema(
                required = true,
                description =
                        "`author` writes own drafts, `editor` changes and publishes all content, `admin` does everything, "
                                + "`partner` reads the public wing.",
                enumeration = {"author", "editor", "admin", "partner"})
        @Nullable String role,

        @Schema(description = "When it ends by itself; left out, it ends when it is revoked.") @Nullable Instant expiresAt,

        @Schema(
                description =
                        "The slug of the author whose drafts these are and who signs new ones: required for the role "
                                + "`author`, not possible for `partner`.",
                examples = "olena-bondar")
        @Nullable String author,

        @Schema(description = "What was agreed with the partner; only for the role `partner`.") @Nullable AgreementInput agreement) {

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of("id", "prefix", "secret", "createdAt", "revokedAt", "lastUsedAt");

    private static final int LONGEST_NAME = 100;
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59Z");

    String checkedName() {
        if (name == null || name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw WebProblems.invalid(
                    "#/name",
                    name == null ? "required" : "length",
                    "'name' takes 1 to %d characters, not only spaces.".formatted(LONGEST_NAME));
        }
        return name.strip();
    }

    Role checkedRole() {
        if (role == null) {
            throw WebProblems.invalid("#/role", "required", "'role' is required.");
        }
        return Role.named(role)
                .orElseThrow(() -> WebProblems.invalid(
                        "#/role", "not-one-of", "'role' takes one of: author, editor, admin, partner."));
    }

    @Nullable Instant checkedExpiry(Instant now) {
        if (expiresAt == null) {
            return null;
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(END_OF_TIME)) {
            throw WebProblems.invalid(
                    "#/expiresAt", "not-in-the-future", "'expiresAt' must lie in the future, before the year 10000.");
        }
        return expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The author's slug, which must be there for an author and must not for a partner. */
    @Nullable String checkedAuthor(Role of) {
        if (of == Role.AUTHOR && author == null) {
            throw WebProblems.invalid("#/author", "required", "A key for an author says whose it is.");
        }
        if (of == Role.PARTNER && author != null) {
            throw WebProblems.invalid("#/author", "not-for-partners", "Partners write nothing: leave 'author' out.");
        }
        return author;
    }

    /** What was agreed with a partner; with others there is nothing to agree. */
    @Nullable Agreement checkedAgreement(Role of) {
        if (of == Role.PARTNER) {
            return agreement == null ? Agreement.USUAL : agreement.checked();
        }
        if (agreement != null) {
            throw WebProblems.invalid("#/agreement", "only-for-partners", "Only partners have an agreement.");
        }
        return null;
    }
}
