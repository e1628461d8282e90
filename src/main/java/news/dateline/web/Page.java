package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        @Schema(required = true) List<T> data,
        @Schema(required = true) Links links,

        @Schema(description = "How many entries the whole list has; only with `include=total`.") @Nullable Long total,

        @Schema(
                description = "The position in the change log at which the list was read; only of the live feed. What "
                        + "happens after it continues the list without gap or repeat.",
                examples = "42")
        @Nullable Long seq,

        @JsonIgnore @Schema(hidden = true) @Nullable Shown shown)
        implements Representation {

    /** A page of the public wing. */
    public static <T> Page<T> of(List<T> data, Links links, Shown shown) {
        return new Page<>(data, links, null, null, shown);
    }

    /** A page of the desk, which no cache keeps. */
    public static <T> Page<T> forStaff(List<T> data, Links links) {
        return new Page<>(data, links, null, null, null);
    }

    /** The same page with the size of the whole list, if it was asked for. */
    public Page<T> withTotal(@Nullable Long count) {
        return new Page<>(data, links, count, seq, shown);
    }

    /** The same page with the position in the change log at which it was read. */
    public Page<T> readAt(long position) {
        return new Page<>(data, links, total, position, shown);
    }

    /** Where this page and its neighbours are; also in the {@code Link} header (RFC 8288). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PageLinks", description = "Where a page and its neighbours are.")
    public record Links(
            @Schema(
                    required = true,
                    description = "This page.",
                    format = "uri",
                    examples = "https://api.example.org/v1/tags")
            String self,

            @Schema(
                    description = "The page after this one; absent on the last.",
                    format = "uri",
                    examples = "https://api.example.org/v1/tags?cursor=q83vEjRWeJq83vEjRWeJPjIwMjU")
            @Nullable String next,

            @Schema(description = "The page before this one; absent on the first.", format = "uri") @Nullable String prev) {

        /** The same as values of {@code Link}. */
        public List<String> headers() {
            var headers = new ArrayList<String>();
            headers.add("<%s>; rel=\"self\"".formatted(self));
            if (next != null) {
                headers.add("<%s>; rel=\"next\"".formatted(next));
            }
            if (prev != null) {
                headers.add("<%s>; rel=\"prev\"".formatted(prev));
            }
            return headers;
        }
    }
}
