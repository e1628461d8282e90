package news.dateline.live;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;

/** Tells whoever follows the feed that articles to which updates are attached have another name now, or are gone or back. */
@Singleton
public class Attachments {
    private final LiveRepository updates;
    private final ChangeLog changes;

    Attachments(LiveRepository updates, ChangeLog changes) {
        this.updates = updates;
        this.changes = changes;
    }

    /**
     * Records, for each update that is attached to one of the articles, that it shows something else. To be called when the
     * facts about the articles are recorded: who attaches an update at the same time is then either seen here or waits, and so
     * has its own fact come later.
     */
    @Transactional(TxType.MANDATORY)
    public void follow(List<Change> causes) {
        if (causes.isEmpty()) {
            return;
        }
        Map<UUID, Change> byArticle = causes.stream()
                .collect(Collectors.toMap(Change::subjectId, Function.identity(), (first, later) -> later));
        var facts = updates.attachedTo(byArticle.keySet()).stream()
                .map(update -> new Change(
                        ChangeType.LIVE_UPDATED,
                        "live",
                        update.id(),
                        null,
                        update.version(),
                        Objects.requireNonNull(byArticle.get(update.articleId()))
                                .type()))
                .toList();
        if (!facts.isEmpty()) {
            changes.append(facts);
        }
    }
}
