package news.dateline.desk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import news.dateline.web.Parameters;
import news.dateline.web.Slug;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose drafts. */
public class DraftFilter {
    private static final int LONGEST_QUERY = 200;

    @RestQuery
    @Parameter(
            description = "Where the article stands.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"draft", "scheduled", "published", "unpublished", "retracted"}))
    @Nullable String status;

    @RestQuery
    @Parameter(description = "The slug of an author.")
    @Nullable String author;

    @RestQuery
    @Parameter(
            description = "Words that title, summary or text contain, in any case.",
            schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_QUERY))
    @Nullable String q;

    Checked checked() {
        if (author != null && !Slug.isValid(author)) {
            throw WebProblems.badParameter("author", "not-a-slug", "'author' takes the slug of an author.");
        }
        var words = Parameters.text("q", q, LONGEST_QUERY);
        return new Checked(
                status == null ? null : Parameters.oneOf("status", status, Status.class, Status.DRAFT),
                author,
                words == null
                        ? List.of()
                        : Arrays.stream(words.toLowerCase(Locale.ROOT).strip().split("\\s+", -1))
                                .map(word -> "%"
                                        + word.replace("\\", "\\\\")
                                                .replace("%", "\\%")
                                                .replace("_", "\\_") + "%")
                                .toList());
    }

    record Checked(@Nullable Status status, @Nullable String author, List<String> patterns) {}
}
