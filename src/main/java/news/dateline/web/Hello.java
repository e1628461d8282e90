package news.dateline.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Temporary. */
@Path("/v1")
public class Hello {
    @GET
    public String hello() {
        return "hi";
    }
}
