package news.dateline.taxonomy;

import java.util.Locale;
import news.dateline.web.Parameters;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameter that chooses sections, tags and authors. */
public class TermFilter {
    private static final int LONGEST_QUERY = 200;

    @RestQuery
    @Parameter(
            description = "How the name (in any case) or the slug begins.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = LONGEST_QUERY))
    @Nullable String q;

    /** The beginning as a pattern; null for all. */
    @Nullable String pattern() {
        var beginning = Parameters.text("q", q, LONGEST_QUERY);
        return beginning == null
                ? null
                : beginning
                                .toLowerCase(Locale.ROOT)
                                .replace("\\", "\\\\")
                                .replace("%", "\\%")
                                .replace("_", "\\_") + "%";
    }
}
