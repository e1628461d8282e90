package news.dateline.access;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import news.dateline.web.Page;
import news.dateline.web.PageRequest;
import news.dateline.web.Pages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who did what, when, to what: for those who answer for it. */
@Path("/v1/desk/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Role.Names.EDITOR, Role.Names.ADMIN})
@Tag(name = "Desk: keys")
public class AuditDeskResource {
    private final AuditRepository audit;
    private final Pages pages;

    AuditDeskResource(AuditRepository audit, Pages pages) {
        this.audit = audit;
        this.pages = pages;
    }

    /** Accepted commands. */
    @GET
    @Operation(
            operationId = "listAudit",
            summary = "Accepted commands, the newest first",
            description = "What was refused is not here, and neither is content.")
    public Page<AuditView> list(@BeanParam AuditFilter filter, @BeanParam PageRequest request, @Context UriInfo uri) {
        var checked = filter.checked();
        var window = pages.window(request, uri);
        var slice = window.cut(audit.list(checked, window), AuditRepository::keys);
        return Page.forStaff(slice.rows().stream().map(AuditEntry::view).toList(), slice.links());
    }
}
