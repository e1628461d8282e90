package streams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The API of one instance: publishes updates of the live feed, reads lists meanwhile, and knows what was published. */
final class Api {
    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final String CHANGES =
            "/v1/changes?limit=100&types=live.published,live.updated,live.removed&after=";
    private static final Pattern NEXT = Pattern.compile("\"next\":(\\d+)}$");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Options options;
    private final List<String> updates = new ArrayList<>();

    /** When each publication was asked for. */
    final List<Long> published = new ArrayList<>();

    final Times publishing = new Times();
    final Times reading = new Times();

    Api(Options options) {
        this.options = options;
    }

    void publish() throws IOException, InterruptedException {
        long start = System.nanoTime();
        published.add(start);
        var update = "{\"title\":\"Bench number %d\",\"body\":{\"format\":\"html\",\"content\":\"<p>%s</p>\"}}"
                .formatted(published.size(), "word ".repeat(options.bytes() / 5).strip());
        updates.add(send("POST", "/v1/desk/live", update)
                .headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/v1/desk", "/v1/desk"));
        publishing.add(System.nanoTime() - start);
    }

    void read() throws IOException, InterruptedException {
        long start = System.nanoTime();
        send("GET", "/v1/articles?limit=20", "");
        reading.add(System.nanoTime() - start);
    }

    void cleanUp() throws IOException, InterruptedException {
        for (var update : updates) {
            send("DELETE", update, "");
        }
    }

    /** The number of the newest change. */
    long newest() throws IOException, InterruptedException {
        var pages = changesAfter(0);
        return pages.isEmpty() ? 0 : pages.getLast();
    }

    /** The numbers of all changes of the feed after this one. */
    List<Long> changesAfter(long position) throws IOException, InterruptedException {
        var seqs = new ArrayList<Long>();
        for (long at = position; ; ) {
            var page = send("GET", CHANGES + at, "").body();
            SEQ.matcher(page).results().forEach(seq -> seqs.add(Long.parseLong(seq.group(1))));
            var next = NEXT.matcher(page);
            if (!next.find() || Long.parseLong(next.group(1)) == at) {
                return seqs;
            }
            at = Long.parseLong(next.group(1));
        }
    }

    /** The sum of a metric over all instances. */
    double metric(String name) throws InterruptedException {
        double sum = 0;
        for (var base : options.bases()) {
            sum += metrics(base)
                    .lines()
                    .filter(line -> line.startsWith(name))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
        return sum;
    }

    /** Empty if the instance is not there. */
    private String metrics(URI base) throws InterruptedException {
        try {
            var request = HttpRequest.newBuilder(base.resolve("/q/metrics")).build();
            return http.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return "";
        }
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(options.api().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (path.startsWith("/v1/desk")) {
            request.header("Authorization", "Bearer " + options.key());
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (method.equals("DELETE")) {
            request.header("If-Match", "*");
        }
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IOException("%s %s: %d %s".formatted(method, path, response.statusCode(), response.body()));
        }
        return response;
    }
}
