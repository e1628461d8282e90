package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as clients see it: {@code application/problem+json} after RFC 9457. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(description = "An error, after RFC 9457.")
public record Problem(
        @Schema(
                required = true,
                description = "Identifies the kind of problem; the path answers with its documentation.",
                format = "uri-reference",
                examples = "/problems/bad-parameter")
        String type,

        @Schema(
                required = true,
                description = "The kind of problem in words; never varies.",
                examples = "Bad parameter")
        String title,

        @Schema(
                required = true,
                description = "The status of the answer.",
                minimum = "400",
                maximum = "599",
                examples = "400")
        int status,

        @Schema(description = "What is wrong with this very request, and how to mend it.") @Nullable String detail,

        @Schema(description = "The path of the request.", format = "uri-reference", examples = "/v1/articles") @Nullable String instance,

        @Schema(description = "Each fault of the input, with its place.")
        List<InputError> errors,

        @Schema(description = "Why an article was retracted.") @Nullable String reason,

        @Schema(description = "When an article was retracted.") @Nullable Instant retractedAt) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One fault of the input.
     *
     * @param pointer a JSON pointer into the body ({@code #/email}), absent for parameters
     * @param parameter the name of the parameter, absent for members of the body
     * @param code a word for programs
     * @param detail a sentence for people
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(description = "One fault of the input: of a parameter or of a member of the body.")
    public record InputError(
            @Schema(description = "A JSON pointer into the body; absent for parameters.", examples = "#/email")
            @Nullable String pointer,

            @Schema(description = "The parameter; absent for members of the body.", examples = "limit") @Nullable String parameter,

            @Schema(required = true, description = "A word for programs.", examples = "out-of-range")
            String code,

            @Schema(
                    required = true,
                    description = "A sentence for people.",
                    examples = "'limit' takes a whole number from 1 to 100.")
            String detail) {}

    /** Begins a problem of this type. */
    public static Builder of(ProblemType type) {
        return new Builder(type);
    }

    Problem at(String path) {
        return new Problem(type, title, status, detail, path, errors, reason, retractedAt);
    }

    /** Collects what is special about one occurrence. */
    public static final class Builder {
        /** What clients send is told back to them, but not a mebibyte of it. */
        private static final int LONGEST = 500;

        private final ProblemType type;
        private final List<InputError> errors = new ArrayList<>();
        private final Map<String, String> headers = new LinkedHashMap<>();
        private @Nullable String detail;
        private @Nullable String reason;
        private @Nullable Instant retractedAt;

        private Builder(ProblemType type) {
            this.type = type;
        }

        /** What is wrong with this very request, and how to mend it. */
        public Builder detail(String sentence) {
            this.detail = Text.shortened(sentence, LONGEST);
            return this;
        }

        /** Names a faulty parameter of the query. */
        public Builder parameter(String name, String code, String sentence) {
            errors.add(new InputError(null, Text.shortened(name, LONGEST), code, Text.shortened(sentence, LONGEST)));
            return this;
        }

        /** Names a faulty member of the body by its JSON pointer. */
        public Builder pointer(String pointer, String code, String sentence) {
            errors.add(new InputError(Text.shortened(pointer, LONGEST), null, code, Text.shortened(sentence, LONGEST)));
            return this;
        }

        /** Adds a header to the answer. */
        public Builder header(String name, String value) {
            headers.put(name, value);
            return this;
        }

        /** The public reason and the time of a retraction. */
        public Builder retraction(@Nullable String publicReason, Instant at) {
            this.reason = publicReason;
            this.retractedAt = at;
            return this;
        }

        /** The finished exception, for {@code throw}. */
        public ProblemException asException() {
            var problem = new Problem(
                    type.uri(),
                    type.title(),
                    type.status(),
                    detail != null || errors.isEmpty()
                            ? detail
                            : errors.getFirst().detail(),
                    null,
                    List.copyOf(errors),
                    reason,
                    retractedAt);
            return new ProblemException(problem, Map.copyOf(headers));
        }
    }
}
