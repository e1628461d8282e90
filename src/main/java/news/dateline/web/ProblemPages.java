package news.dateline.web;

import io.quarkus.arc.All;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The documentation of the problem types, at the very addresses that problems carry as their {@code type}. */
@Path("/problems")
@PermitAll
@Tag(name = "Entry")
public class ProblemPages {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>%s</title></head>
            <body><main>
            %s
            </main></body>
            </html>
            """;

    private final List<ProblemType> types;

    ProblemPages(@All List<Problems> rooms) {
        types = rooms.stream()
                .flatMap(room -> room.types().stream())
                .sorted(Comparator.comparing(ProblemType::slug))
                .toList();
    }

    /** All problem types. */
    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "listProblemTypes", summary = "The kinds of problems that answers may report")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema = @Schema(type = SchemaType.STRING, examples = "<!doctype html>")))
    public Response list() {
        var items = types.stream()
                .map(type -> "<li><a href=\"%s\">%s</a> (%d)</li>".formatted(type.uri(), type.title(), type.status()))
                .collect(Collectors.joining("\n", "<h1>Problems</h1>\n<ul>\n", "\n</ul>"));
        return page("Problems", items);
    }

    /** One problem type. */
    @GET
    @Path("{slug}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "getProblemType", summary = "What a kind of problem means and how to mend it")
    @APIResponse(
            responseCode = "200",
            description = "A page for people",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_HTML,
                            schema = @Schema(type = SchemaType.STRING, examples = "<!doctype html>")))
    public Response get(
            @Parameter(description = "The last part of a problem's `type`.", example = "bad-parameter")
                    @PathParam("slug")
                    String slug) {
        var type = types.stream()
                .filter(known -> known.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> WebProblems.notFound("problem type", slug));
        return page(
                type.title(),
                "<h1>%s</h1>\n<p>Status %d · <code>%s</code></p>\n<p>%s</p>\n<p><a href=\"/problems\">All problems</a></p>"
                        .formatted(type.title(), type.status(), type.uri(), meaning(type)));
    }

    private static String meaning(ProblemType type) {
        return Text.html(type.meaning()).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static Response page(String title, String main) {
        return Response.ok(PAGE.formatted(title, main))
                .header("Cache-Control", "public, max-age=3600")
                .build();
    }
}
