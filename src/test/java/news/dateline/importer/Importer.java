package news.dateline.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import news.dateline.body.Body;
import news.dateline.body.MarkdownBody;

/** The worker's part of an import of its own, batch after batch, without the reading of files around it. */
final class Importer {
    private static final int BATCH = 30;
    private static final int BATCHES_OF_THE_SAME_POSTS = 5;

    private final Filing filing;
    private final ImportQueue.Claim claim;
    private int batches;

    Importer(Filing filing, ImportQueue queue) {
        this.filing = filing;
        var instance = UUID.randomUUID();
        queue.add(UUID.randomUUID(), Format.GHOST, null, null, instance, 0);
        this.claim = queue.claim(instance, UUID.randomUUID()).orElseThrow();
    }

    /** Posts that say something new about the word, in any order; now and then they are new altogether. */
    void bringIn(String word, List<String> tags, Random chance) {
        var labels = tags.stream().map(tag -> new Label(tag, "Tag " + word)).toList();
        var body = MarkdownBody.parse("Ferry %d of %s".formatted(chance.nextInt(), word))
                .body();
        int generation = batches / BATCHES_OF_THE_SAME_POSTS;
        var posts = new ArrayList<>(IntStream.range(0, BATCH).boxed().toList());
        Collections.shuffle(posts, chance);
        var first = batches * BATCH;
        filing.file(
                claim,
                claim.job().toString(),
                IntStream.range(0, BATCH)
                        .mapToObj(i ->
                                decided(first + i + 1, manuscript(generation * BATCH + posts.get(i), labels, body)))
                        .toList());
        batches++;
    }

    private static Manuscript manuscript(int number, List<Label> tags, Body body) {
        return new Manuscript(
                Integer.toString(number),
                "crowd",
                "Crowd",
                "",
                "en",
                null,
                tags,
                List.of(),
                null,
                Instant.parse("2025-01-21T21:46:00Z"),
                body,
                0,
                null);
    }

    private static Filing.Decided decided(int number, Manuscript manuscript) {
        return new Filing.Decided(
                number,
                new Found.Article("post:" + manuscript.sourceId(), manuscript.title(), () -> manuscript),
                manuscript);
    }
}
