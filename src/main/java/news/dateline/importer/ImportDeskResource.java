package news.dateline.importer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;
import news.dateline.access.Role;
import news.dateline.web.Ids;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import news.dateline.web.Parameters;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Brings exports of other systems in, and reports on it. */
@Path(ImportDeskResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed(Role.Names.ADMIN)
@Tag(name = "Imports", description = "Exports of other systems, brought in in the background.")
public class ImportDeskResource {
    static final String PATH = "/v1/desk/imports";
    private static final int FIRST_ITEMS = 100;

    private final ImportRepository imports;
    private final Receiving receiving;
    private final Pages pages;
    private final PublicUrl urls;

    ImportDeskResource(ImportRepository imports, Receiving receiving, Pages pages, PublicUrl urls) {
        this.imports = imports;
        this.receiving = receiving;
        this.pages = pages;
        this.urls = urls;
    }

    /** Takes an export in. */
    @POST
    @Consumes({
        MediaType.APPLICATION_OCTET_STREAM,
        MediaType.APPLICATION_JSON,
        MediaType.APPLICATION_XML,
        MediaType.TEXT_XML,
        "application/gzip",
        "application/x-gzip",
        MediaType.APPLICATION_FORM_URLENCODED
    })
    @Operation(
            operationId = "createImport",
            summary = "Import another system's export",
            description =
                    "The file is the body, packed with gzip or not. It is kept first; the answer does not wait for the "
                            + "import, whose progress and report are at `Location`. Sending the same file again changes "
                            + "nothing, sending a newer export of the same site brings its articles up to date.")
    @RequestBody(
            required = true,
            description =
                    "A WXR file of WordPress (Tools → Export), a JSON file of Ghost (Settings → Export), or articles as "
                            + "`GET /v1/articles/{slugOrId}` shows them, a JSON object on each line.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "202",
            description = "The file is kept and waits for its turn",
            headers =
                    @Header(name = "Location", description = "The report", schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public Response create(
            @Parameter(
                            required = true,
                            description =
                                    "Which system exported the file; `dateline` for articles in the form of this API.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"wordpress", "ghost", "dateline"}))
                    @RestQuery
                    @Nullable String format,
            @Parameter(
                            description =
                                    "The language (BCP 47) of posts that do not say theirs; else that of the site as "
                                            + "the file says it, with Ukrainian told by its letters; else `en`.",
                            example = "uk")
                    @RestQuery
                    @Nullable String language,
            @Parameter(
                            description =
                                    "Names the site that the file comes from, if the name in the file does not tell "
                                            + "it from others. Articles are known again by site and id.",
                            example = "www.example.org")
                    @RestQuery
                    @Nullable String site,
            @Parameter(
                            description =
                                    "`gzip`, if the file is packed; packed files are known by their content, too.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"gzip", "identity"}))
                    @HeaderParam(HttpHeaders.CONTENT_ENCODING)
                    @Nullable String encoding,
            InputStream file) {
        var request = ImportRequest.checked(format, language, site, encoding);
        var view = view(receiving.receive(request, file));
        return Response.accepted(view)
                .header(HttpHeaders.LOCATION, view.links().self())
                .build();
    }

    /** All imports. */
    @GET
    @Operation(operationId = "listImports", summary = "All imports, newest first, without their items")
    public Page<ImportView> list(@BeanParam PageRequest request, @Context UriInfo uri) {
        var window = pages.window(request, uri);
        var slice = window.cut(imports.newest(window), ImportJob::keys);
        return Page.forStaff(
                slice.rows().stream()
                        .map(job -> ImportView.of(job, url(job.id())))
                        .toList(),
                slice.links());
    }

    /** One import. */
    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "How far an import has come, and the beginning of its report")
    @APIResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(implementation = ImportView.class)))
    public ImportView get(@Parameter(description = "The id of the import.") @RestPath String id) {
        return view(require(id).id());
    }

    /** The report of one import. */
    @GET
    @Path("{id}/items")
    @Operation(operationId = "listImportItems", summary = "What became of each thing in the export, in its order")
    public Page<ReportedItem> items(
            @Parameter(description = "The id of the import.") @RestPath String id,
            @Parameter(
                            description = "Only those with this outcome.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"created", "updated", "unchanged", "skipped", "used"}))
                    @RestQuery
                    @Nullable String outcome,
            @BeanParam PageRequest request,
            @Context UriInfo uri) {
        var wanted = outcome == null
                ? null
                : Parameters.oneOf("outcome", outcome, Outcome.class, Outcome.CREATED)
                        .wireName();
        var window = pages.window(request, uri);
        var slice = window.cut(imports.items(require(id).id(), wanted, window), ReportedItem::keys);
        return Page.forStaff(slice.rows(), slice.links());
    }

    private ImportJob require(String id) {
        return Ids.parsed(id).flatMap(imports::one).orElseThrow(() -> WebProblems.notFound("import", id));
    }

    private ImportView view(UUID id) {
        var job = imports.one(id).orElseThrow();
        return ImportView.of(job, url(id), imports.skippedBecause(id), imports.firstItems(id, FIRST_ITEMS));
    }

    private String url(UUID id) {
        return urls.of(PATH + "/" + id);
    }
}
