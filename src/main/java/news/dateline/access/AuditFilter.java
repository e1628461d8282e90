package news.dateline.access;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import news.dateline.web.Ids;
import news.dateline.web.Parameters;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that choose entries of the audit. */
public class AuditFilter {
    private static final int LONGEST_WORD = 50;
    private static final int LONGEST_ID = 200;

    @RestQuery
    @Parameter(
            description = "The kind of thing that the command was about, such as `article` or `key`.",
            schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_WORD))
    @Nullable String subjectType;

    @RestQuery
    @Parameter(
            description = "The id of the thing that the command was about.",
            schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_ID))
    @Nullable String subjectId;

    @RestQuery
    @Parameter(
            description = "The command, such as `article.publish`.",
            schema = @Schema(type = SchemaType.STRING, maxLength = LONGEST_WORD))
    @Nullable String action;

    @RestQuery
    @Parameter(
            description = "The id of the key with which the command was given.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Nullable String key;

    @RestQuery
    @Parameter(
            description = "Later than this instant.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String after;

    @RestQuery
    @Parameter(
            description = "Earlier than this instant.",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Nullable String before;

    Checked checked() {
        return new Checked(
                Parameters.text("subjectType", subjectType, LONGEST_WORD),
                Parameters.text("subjectId", subjectId, LONGEST_ID),
                Parameters.text("action", action, LONGEST_WORD),
                keyId(),
                Parameters.instant("after", after),
                Parameters.instant("before", before));
    }

    private @Nullable UUID keyId() {
        if (key == null) {
            return null;
        }
        if (Ids.parsed(key.toLowerCase(Locale.ROOT)).isEmpty()) {
            throw WebProblems.badParameter("key", "not-an-id", "'key' takes the id of a key.");
        }
        return UUID.fromString(key);
    }

    record Checked(
            @Nullable String subjectType,
            @Nullable String subjectId,
            @Nullable String action,
            @Nullable UUID key,
            @Nullable Instant after,
            @Nullable Instant before) {}
}
