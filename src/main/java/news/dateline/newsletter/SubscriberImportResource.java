package news.dateline.newsletter;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import news.dateline.access.Role;
import news.dateline.web.Ids;
import news.dateline.web.LargeBody;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.PublicUrl;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Brings lists of subscribers in, and reports on it. */
@Path(SubscriberImportResource.PATH)
@jakarta.ws.rs.Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Desk: subscribers")
public class SubscriberImportResource {
    static final String PATH = SubscriberDeskResource.PATH + "/imports";
    private static final String CSV = "text/csv";

    private final SubscriberImports imports;
    private final Handover handover;
    private final Pages pages;
    private final PublicUrl urls;

    SubscriberImportResource(SubscriberImports imports, Handover handover, Pages pages, PublicUrl urls) {
        this.imports = imports;
        this.handover = handover;
        this.pages = pages;
        this.urls = urls;
    }

    @Produces
    @Singleton
    static LargeBody lists(NewsletterConfig config) {
        return new LargeBody(PATH, config.importMaxSize().asLongValue());
    }

    /** Takes a list in. */
    @POST
    @Consumes({CSV, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            operationId = "importSubscribers",
            summary = "Bring a list of subscribers in",
            description =
                    "The file is the body: CSV (RFC 4180) in UTF-8, separated by commas or semicolons. Its first row names the columns, in "
                            + "any order: `email` and `newsletters` (slugs, several separated by spaces or bars), and if they are known "
                            + "`confirmed_at`, `consent_text`, `consent_source`, `ip`, `proof`, `language` and `status`; others are ignored. "
                            + "Rows with `confirmed_at` and at least one of `consent_text`, `consent_source`, `ip` and `proof` are "
                            + "confirmed without a new opt-in; what is given goes into the ledger of consent. The rest are pending: they "
                            + "get no newsletter until they confirm. Nobody is written to by an import, nobody comes back who left after "
                            + "the date of their confirmation, and suppressed addresses are skipped. The answer does not wait; the "
                            + "progress is at `Location`. The same file again changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "202",
            description = "The file is kept and waits for its turn",
            headers =
                    @Header(name = "Location", description = "The report", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = SubscriberImportView.class)))
    public Response create(InputStream file) {
        var id = handover.take(content(file));
        return Response.accepted(imports.one(id).orElseThrow())
                .header(HttpHeaders.LOCATION, urls.of(PATH + "/" + id))
                .build();
    }

    private static byte[] content(InputStream file) {
        try {
            return file.readAllBytes();
        } catch (IOException e) {
            throw WebProblems.badBody("#", "incomplete", "The upload broke off before its end.");
        }
    }

    /** All imports. */
    @GET
    @Operation(
            operationId = "listSubscriberImports",
            summary = "All imports of subscribers, newest first, without what was skipped")
    public Page<SubscriberImportView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(imports.newest(window), SubscriberImportView::keys);
        return Page.forStaff(slice.rows(), slice.links());
    }

    /** One import. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getSubscriberImport", summary = "How far an import has come, and what was skipped")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = SubscriberImportView.class)))
    public SubscriberImportView get(@Parameter(description = "The id of the import.") @RestPath String id) {
        return Ids.parsed(id).flatMap(imports::one).orElseThrow(() -> WebProblems.notFound("import", id));
    }
}
