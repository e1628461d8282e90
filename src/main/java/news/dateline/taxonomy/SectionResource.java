package news.dateline.taxonomy;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The sections, for anyone. */
@Path("/v1/sections")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@PermitAll
@org.eclipse.microprofile.openapi.annotations.tags.Tag(
        name = "Taxonomy",
        description = "Sections, tags and authors: what articles are filed under.")
public class SectionResource {
    private static final String DESCRIPTION =
            "With its number of articles; `links.articles` lists them. An earlier slug is answered with 308.";

    private final Terms terms;

    SectionResource(Terms terms) {
        this.terms = terms;
    }

    /** All sections. */
    @GET
    @Operation(operationId = "listSections", summary = "All sections with their numbers of articles")
    public Page<TermView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        return terms.list(TermKind.SECTION, request, uri);
    }

    /** One section. */
    @GET
    @Path("{slug}")
    @Operation(operationId = "getSection", summary = "One section", description = DESCRIPTION)
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(schema = @Schema(implementation = TermView.class)))
    @APIResponse(responseCode = "308")
    public Response get(@RestPath @Parameter(description = "The slug of the section.", example = "war") String slug) {
        return terms.get(TermKind.SECTION, slug);
    }
}
