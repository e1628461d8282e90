package news.dateline.taxonomy;

import news.dateline.web.Checks;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/**
 * All that staff decide about a section, tag or author but its slug; what its kind does not have is null.
 *
 * @param description what it is about; of an author, who that is
 * @param position the place of a section among the sections; null leaves it where it is, a new one at the end
 */
record TermContent(
        String name,
        @Nullable String description,
        @Nullable String role,
        @Nullable String imageUrl,
        @Nullable Integer position) {
    static final int LONGEST_NAME = 200;
    static final int LONGEST_DESCRIPTION = 5000;
    private static final int LAST = 1_000_000;

    /** What was sent, if it can be accepted. */
    static TermContent checked(
            @Nullable String name,
            @Nullable String description,
            @Nullable String role,
            @Nullable String imageUrl,
            @Nullable Integer position) {
        if (position != null && (position < 0 || position > LAST)) {
            throw WebProblems.invalid(
                    "#/position", "out-of-range", "'position' takes a whole number from 0 to %d.".formatted(LAST));
        }
        return new TermContent(
                Checks.required("#/name", name, LONGEST_NAME).strip(),
                Checks.optional("#/description", description, LONGEST_DESCRIPTION),
                Checks.optional("#/role", role, LONGEST_NAME),
                imageUrl == null ? null : Checks.address("#/imageUrl", imageUrl),
                position);
    }

    /** The same, at this place if none was chosen. */
    TermContent placed(int standard) {
        return position != null ? this : new TermContent(name, description, role, imageUrl, standard);
    }
}
