package news.dateline.newsletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a subscriber wants from now on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PreferencesInput", description = "What a subscriber wants from now on.")
record PreferencesInput(
        @Schema(
                description = "The slugs of all newsletters that are wanted; the others are left at once.",
                examples = "[\"daily-brief\"]")
        @Nullable List<String> newsletters,

        @Schema(
                description = "The language of our letters.",
                enumeration = {"en", "uk"})
        @Nullable String language) {

    /** What answers carry and nobody can set. */
    static final Set<String> READ_ONLY = Set.of("email", "subscriptions", "createdAt");

    static PreferencesInput of(PreferencesView present) {
        return new PreferencesInput(present.newsletters(), present.language());
    }
}
