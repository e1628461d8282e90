package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import news.dateline.testing.Staff;

/** What the change log says, read at one instance. */
final class Facts {
    private Facts() {}

    /** All that comes after a position. */
    static List<Fact> after(long position, Staff reader) {
        var facts = new ArrayList<Fact>();
        for (long at = position, before = -1; at > before; ) {
            var answer = reader.get("/v1/changes?limit=100&after=" + at);
            assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
            var page = answer.jsonPath();
            List<Number> seqs = page.getList("data.seq");
            for (int i = 0; i < seqs.size(); i++) {
                page.setRootPath("data[%d]".formatted(i));
                facts.add(new Fact(
                        page.getLong("seq"),
                        page.getString("type"),
                        page.getString("subject.id"),
                        Instant.parse(page.getString("at"))));
            }
            before = at;
            at = answer.jsonPath().getLong("next");
        }
        return facts;
    }

    /** The position behind all that has been said. */
    static long newest(Staff reader) {
        return after(0, reader).stream().mapToLong(Fact::seq).max().orElse(0);
    }

    /** A fact about an article. */
    record Fact(long seq, String type, String article, Instant at) {
        @Override
        public String toString() {
            return type + " " + article;
        }
    }
}
