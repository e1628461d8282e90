package news.dateline.feed;

import jakarta.ws.rs.BeanParam;
import news.dateline.web.PageRequest;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestPath;

/** Which format of a feed is asked for, and which page. */
@SuppressWarnings("NullAway.Init") // The framework fills it in.
public class FeedRequest {
    @RestPath
    @Parameter(
            description = "The format: RSS 2.0, Atom 1.0 or JSON Feed 1.1.",
            example = "atom",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"rss", "atom", "json"}))
    String format;

    @BeanParam
    PageRequest page;

    /** The format; in any other there is no such feed. */
    Format format(String path) {
        return Format.of(format).orElseThrow(() -> WebProblems.notFound("feed", path));
    }
}
