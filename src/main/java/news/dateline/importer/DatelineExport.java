package news.dateline.importer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import news.dateline.web.Text;
import org.jspecify.annotations.Nullable;

/** Articles in our own public form, one on a line: out of another Dateline, or written by a program. */
final class DatelineExport implements Export {
    private final SpooledFile file;
    private final ImportConfig limits;
    private final LanguageGuess languages;

    DatelineExport(SpooledFile file, ImportConfig limits, @Nullable String language) {
        this.file = file;
        this.limits = limits;
        this.languages = new LanguageGuess(language, null);
    }

    /** The ids of a Dateline are unique throughout the world; who makes up ids names a site. */
    @Override
    public String site() {
        return "";
    }

    @Override
    public void read(Consumer<Found> reader) throws DamagedFile {
        var seen = new HashSet<String>();
        new LineReader(limits, article -> reader.accept(found(article, seen))).read(file);
    }

    private Found found(JsonNode article, Set<String> seen) {
        var id = Text.shortened(Text.line(article.path("id").asText("")), 100);
        var source = "article:" + id;
        var title = Text.shortened(Text.line(article.path("title").asText("")), 200);
        if (id.isEmpty()) {
            return Found.skipped(source, title, Reason.NO_ID);
        }
        return seen.add(id)
                ? new Found.Article(source, title, () -> new ArticleLine(id, article, languages).verdict())
                : Found.skipped(source, title, Reason.REPEATED_ID);
    }
}
