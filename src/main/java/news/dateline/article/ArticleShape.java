package news.dateline.article;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import news.dateline.web.Fields;
import news.dateline.web.Parameters;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose what of an article is told, and in which form. */
public class ArticleShape {
    @RestQuery
    @Parameter(
            description =
                    "Only these members, comma-separated. It removes only: what the answer would not have stays away.",
            example = "title,slug,url",
            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z]+(,[A-Za-z]+)*$"))
    @Nullable String fields;

    @RestQuery
    @Parameter(
            description = "What to add, comma-separated: `body`, `related` and, for a list, `total`.",
            example = "related",
            schema = @Schema(type = SchemaType.STRING, pattern = "^(body|related|total)(,(body|related|total)){0,2}$"))
    @Nullable String include;

    @RestQuery
    @Parameter(
            description = "The form of the body; on a list it includes the body, too.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"blocks", "html", "text"},
                            defaultValue = "blocks"))
    @Nullable String body;

    /** The forms in which a body can be had. */
    public enum BodyForm {
        BLOCKS,
        HTML,
        TEXT
    }

    /** Other formats have shapes of their own. */
    void requireNone() {
        for (var given : Map.of("fields", present(fields), "include", present(include), "body", present(body))
                .entrySet()) {
            if (given.getValue()) {
                throw WebProblems.badParameter(
                        given.getKey(), "json-only", "'%s' goes with JSON only.".formatted(given.getKey()));
            }
        }
    }

    private static boolean present(@Nullable String parameter) {
        return parameter != null;
    }

    /** The shape of the entries of a list. */
    public Checked ofList() {
        var included = Parameters.choice("include", include, Set.of("body", "related", "total"));
        return checked(included, included.contains("body") || body != null);
    }

    /** The shape of a single article, which comes with its body. */
    public Checked ofOne() {
        return checked(Parameters.choice("include", include, Set.of("body", "related")), true);
    }

    private Checked checked(Set<String> included, boolean withBody) {
        var additions = new HashSet<>(included);
        if (withBody) {
            additions.add("body");
        }
        return new Checked(
                Fields.of(fields, ArticleView.class),
                additions,
                Parameters.oneOf("body", body, BodyForm.class, BodyForm.BLOCKS),
                false);
    }

    /**
     * A shape that can be relied on.
     *
     * @param syndicated whether what must not be passed on stays at home
     */
    public record Checked(Fields fields, Set<String> included, BodyForm bodyForm, boolean syndicated) {
        /** All members, no body, nothing beside. */
        public static final Checked PLAIN = new Checked(Fields.ALL, Set.of(), BodyForm.BLOCKS, false);

        /** All members and the body in this form. */
        public static Checked withBody(BodyForm form) {
            return new Checked(Fields.ALL, Set.of("body"), form, false);
        }

        /** The same for those who pass it on. */
        public Checked toPassOn() {
            return new Checked(fields, included, bodyForm, true);
        }

        /** Whether this was asked for: {@code body}, {@code related} or {@code total}. */
        public boolean includes(String addition) {
            return included.contains(addition);
        }
    }
}
