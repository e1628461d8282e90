package news.dateline.edge;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import news.dateline.web.Shown;

/** Where a resource's answer meets the shelf: it is put there, or, if it is a failure, what stands there takes its place. */
@Singleton
class Shelving {
    private final Shelf shelf;
    private final Freshness freshness;
    private final EdgeMeters meters;
    private final RoutingContext request;

    Shelving(Shelf shelf, Freshness freshness, EdgeMeters meters, RoutingContext request) {
        this.shelf = shelf;
        this.freshness = freshness;
        this.meters = meters;
        this.request = request;
    }

    /** Those who wait for this answer get it, and it is kept for those who come later. */
    void keep(byte[] encoded, String etag, Shown shown, ContainerResponseContext response) {
        var loading = Loading.of(request);
        var status = loading == null || response.getStatus() != 200 ? CacheStatus.BYPASS : CacheStatus.MISS;
        if (loading != null && status == CacheStatus.MISS) {
            loading.meets(MeteredOperation.current());
            var validity = new Kept.Validity(Tags.needed(shown.tags()), shown.modifiedAt());
            shelf.finish(loading, new Kept(loading, encoded, response.getHeaders(), etag, validity));
        }
        meters.count(status);
        response.getHeaders().putSingle(CacheStatus.HEADER, status.value());
    }

    /** Answers with what was kept before, if there is such a thing and it is not too old; then those who wait get it, too. */
    boolean standIn(ContainerResponseContext response) {
        var loading = Loading.of(request);
        var former = loading == null ? null : loading.former();
        if (loading == null || former == null || !freshness.isWorthwhile(former)) {
            return false;
        }
        freshness.failed();
        shelf.finish(loading, null);
        var headers = response.getHeaders();
        headers.clear();
        former.headers()
                .forEach(header ->
                        headers.add(header.name().toString(), header.value().toString()));
        headers.putSingle(CacheStatus.HEADER, CacheStatus.STALE.value());
        headers.putSingle("Age", freshness.age(former));
        response.setStatus(200);
        response.setEntity(
                former.body().getBytes(), null, MediaType.valueOf(response.getHeaderString(HttpHeaders.CONTENT_TYPE)));
        meters.count(CacheStatus.STALE);
        return true;
    }
}
