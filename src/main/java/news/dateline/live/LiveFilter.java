package news.dateline.live;

import java.time.Instant;
import java.util.List;
import news.dateline.web.Parameters;
import news.dateline.web.Slug;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose live updates. */
public class LiveFilter {
    private static final int MOST_TAGS = 10;

    @RestQuery
    @Parameter(
            description = "The slug of a tag; repeated, an update must carry all of them (10 at the most).",
            example = "[\"davos\"]",
            schema =
                    @Schema(
                            type = SchemaType.ARRAY,
                            implementation = Slug.class,
                            maxItems = MOST_TAGS,
                            uniqueItems = true))
    @Nullable List<String> tag;

    @RestQuery
    @Parameter(
            description = "The slug or id of a published article that the updates are attached to.",
            example = "albania-ukraine-ten-year-security-agreement",
            schema = @Schema(implementation = Slug.class))
    @Nullable String article;

    @RestQuery
    @Parameter(
            description = "Only what readers are alerted to, or only the rest.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"normal", "breaking"}))
    @Nullable String importance;

    @RestQuery
    @Parameter(
            description = "Published after this instant (exclusive).",
            example = "2025-01-21T06:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String after;

    @RestQuery
    @Parameter(
            description = "Published before this instant (exclusive).",
            example = "2025-01-23T00:00:00Z",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String before;

    Checked checked() {
        return new Checked(
                Parameters.slugs("tag", tag, MOST_TAGS),
                Parameters.slug("article", article),
                importance == null
                        ? null
                        : Parameters.oneOf("importance", importance, Importance.class, Importance.NORMAL),
                Parameters.instant("after", after),
                Parameters.instant("before", before));
    }

    /** A filter whose values can be relied on; null and empty mean "any". */
    record Checked(
            List<String> tags,
            @Nullable String article,
            @Nullable Importance importance,
            @Nullable Instant after,
            @Nullable Instant before) {
        static final Checked ANY = new Checked(List.of(), null, null, null, null);
    }
}
