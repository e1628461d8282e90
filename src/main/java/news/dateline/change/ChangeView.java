package news.dateline.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A fact on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Change", description = "A public fact; what it is about is read at `subject.href`.")
public record ChangeView(
        @Schema(required = true, description = "Grows with every change; the position to go on from.", examples = "42")
        long seq,

        @Schema(required = true, examples = "article.published")
        String type,

        @Schema(required = true) Instant at,
        @Schema(required = true) Subject subject,

        @Schema(description = "The subject's revision, if it has any.", examples = "3") @Nullable Integer revision,

        @Schema(description = "The type of the change that brought this one about, if another did.") @Nullable String cause) {

    /** What a change is about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ChangeSubject", description = "What a change is about.")
    public record Subject(
            @Schema(required = true, examples = "article") String type,
            @Schema(required = true) UUID id,

            @Schema(description = "Its slug at that time.", examples = "albania-ukraine-ten-year-security-agreement")
            @Nullable String slug,

            @Schema(
                    required = true,
                    description = "Where it is read.",
                    format = "uri",
                    examples = "https://api.example.org/v1/articles/01944b5e-9c8a-7cc3-98c4-dc0c0c07398f")
            String href) {}

    /** The fact for the public; {@code base} is the address of this API. */
    public static ChangeView of(Fact change, String base) {
        // Articles are named by id, which stays; the other kinds are only found by slug.
        var name = change.subjectType().equals("article") || change.subjectSlug() == null
                ? change.subjectId().toString()
                : change.subjectSlug();
        return new ChangeView(
                change.seq(),
                change.type(),
                change.at(),
                new Subject(
                        change.subjectType(),
                        change.subjectId(),
                        change.subjectSlug(),
                        "%s/v1/%s/%s".formatted(base, list(change.subjectType()), name)),
                change.revision(),
                change.cause());
    }

    /** The feed is one; of everything else there are several. */
    private static String list(String subjectType) {
        return subjectType.equals("live") ? subjectType : subjectType + "s";
    }
}
