package streams;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The API of one instance: changes a tag again and again, reads lists meanwhile, and knows what was published. */
final class Api {
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern NEXT = Pattern.compile("\"next\":(\\d+)}$");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Options options;
    private final String tag;
    private String etag;

    /** When each publication was asked for. */
    final List<Long> published = new ArrayList<>();

    final Times publishing = new Times();
    final Times reading = new Times();

    Api(Options options) throws IOException, InterruptedException {
        this.options = options;
        var name = "bench " + Long.toString(System.currentTimeMillis(), 36);
        var made = send("POST", "/v1/desk/tags", "application/json", "{\"name\":\"%s\"}".formatted(name));
        this.tag = made.headers().firstValue("Location").orElseThrow().replaceAll(".*/v1/desk", "/v1/desk");
        this.etag = made.headers().firstValue("ETag").orElseThrow();
    }

    void publish() throws IOException, InterruptedException {
        long start = System.nanoTime();
        published.add(start);
        var patch = "{\"description\":\"Number %d\"}".formatted(published.size());
        etag = send("PATCH", tag, "application/merge-patch+json", patch)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        publishing.add(System.nanoTime() - start);
    }

    void read() throws IOException, InterruptedException {
        long start = System.nanoTime();
        send("GET", "/v1/articles?limit=20", "", "");
        reading.add(System.nanoTime() - start);
    }

    void cleanUp() throws IOException, InterruptedException {
        send("DELETE", tag, "application/json", "");
    }

    /** The number of the newest change. */
    long newest() throws IOException, InterruptedException {
        var pages = changesAfter(0);
        return pages.isEmpty() ? 0 : pages.getLast();
    }

    /** The numbers of all changes after this one. */
    List<Long> changesAfter(long position) throws IOException, InterruptedException {
        var seqs = new ArrayList<Long>();
        for (long at = position; ; ) {
            var page = send("GET", "/v1/changes?limit=100&after=" + at, "", "").body();
            SEQ.matcher(page).results().forEach(seq -> seqs.add(Long.parseLong(seq.group(1))));
            var next = NEXT.matcher(page);
            if (!next.find() || Long.parseLong(next.group(1)) == at) {
                return seqs;
            }
            at = Long.parseLong(next.group(1));
        }
    }

    /** The sum of a metric over all instances. */
    double metric(String name) throws IOException, InterruptedException {
        double sum = 0;
        for (var base : options.bases()) {
            var text = http.send(HttpRequest.newBuilder(base.resolve("/q/metrics")).build(), BodyHandlers.ofString());
            sum += text.body()
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
        return sum;
    }

    private HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(options.api().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (path.startsWith("/v1/desk")) {
            request.header("Authorization", "Bearer " + options.key());
        }
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (etag != null && path.equals(tag)) {
            request.header("If-Match", etag);
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return response;
    }
}
