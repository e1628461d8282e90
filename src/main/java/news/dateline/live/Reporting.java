package news.dateline.live;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import news.dateline.access.Audit;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Preconditions;
import news.dateline.web.RememberedAnswers;
import org.jspecify.annotations.Nullable;

/** Brings live updates before the readers, changes them and takes them away; each is out when the transaction is. */
@Singleton
public class Reporting {
    private static final String KIND = "live";

    private final LiveRepository updates;
    private final Dispatches dispatches;
    private final Places places;
    private final RememberedAnswers answers;
    private final Audit audit;
    private final ChangeLog changes;

    Reporting(
            LiveRepository updates,
            Dispatches dispatches,
            Places places,
            RememberedAnswers answers,
            Audit audit,
            ChangeLog changes) {
        this.updates = updates;
        this.dispatches = dispatches;
        this.places = places;
        this.answers = answers;
        this.audit = audit;
        this.changes = changes;
    }

    /** A new update. */
    @Transactional
    LiveRow create(@Nullable JsonNode body) {
        dispatches.begin();
        var update = added(dispatches.of(dispatches.read(body), null));
        audit.record("live.create", KIND, update.id(), null);
        return recorded(update, ChangeType.LIVE_PUBLISHED, List.of());
    }

    /** A new update that no staff sent, such as one of the demo edition. */
    @Transactional
    public void publish(Dispatch dispatch) {
        dispatches.begin();
        changes.append(List.of(added(dispatch).fact(ChangeType.LIVE_PUBLISHED)));
    }

    private LiveUpdate added(Dispatch dispatch) {
        var id = Ids.next();
        places.requireRoom(id, dispatch, null);
        updates.takeTurn();
        var update = new LiveUpdate(id, dispatch, updates.now(), null);
        updates.persist(update);
        return update;
    }

    /** Updates that come whole from elsewhere, with their own dates, in the order in which they are given. */
    @Transactional
    public void take(List<Report> reports) {
        dispatches.begin();
        var facts = new ArrayList<Change>();
        for (var report : reports) {
            var update = new LiveUpdate(Ids.next(), report.dispatch(), report.publishedAt(), report.updatedAt());
            updates.persist(update);
            facts.add(update.fact(ChangeType.LIVE_PUBLISHED));
        }
        changes.append(facts);
    }

    /** Everything that the update says and shows, replaced. */
    @Transactional
    LiveRow replace(UUID id, @Nullable String ifMatch, @Nullable JsonNode body) {
        dispatches.begin();
        var update = seen(id, ifMatch);
        return revise(update, dispatches.read(body));
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    LiveRow patch(UUID id, @Nullable String ifMatch, @Nullable JsonNode patch) {
        dispatches.begin();
        var update = seen(id, ifMatch);
        return revise(update, dispatches.merged(update.dispatch(), patch));
    }

    private LiveRow revise(LiveUpdate update, LiveInput input) {
        var before = update.dispatch();
        var dispatch = dispatches.of(input, before);
        places.requireRoom(update.id(), dispatch, before);
        if (!update.revise(dispatch, input.isSubstantive(), updates.now())) {
            // Nobody who follows the feed is told that nothing happened.
            return updates.required(update.id());
        }
        audit.record("live.save", KIND, update.id(), null);
        return recorded(update, ChangeType.LIVE_UPDATED, places.left(before, dispatch));
    }

    /** The update goes, and nothing of what it said stays behind. */
    @Transactional
    void remove(UUID id, @Nullable String ifMatch) {
        var update = seen(id, ifMatch);
        audit.record("live.remove", KIND, id, null);
        changes.append(List.of(removed(update)));
    }

    /** Of the updates with this tag, only the newest so many stay. */
    @Transactional
    public void keepNewest(UUID tag, int kept) {
        var facts = updates.beyondNewest(tag, kept).stream()
                .flatMap(id -> updates.lockedIfThere(id).stream())
                .map(this::removed)
                .toList();
        if (!facts.isEmpty()) {
            changes.append(facts);
        }
    }

    private Change removed(LiveUpdate update) {
        answers.forgetContent(LiveDeskView.path(update.id()));
        updates.delete(update);
        return update.fact(ChangeType.LIVE_REMOVED);
    }

    private LiveUpdate seen(UUID id, @Nullable String ifMatch) {
        var update = updates.locked(id);
        Preconditions.check(ifMatch, Etags.ofVersion(update.version()));
        return update;
    }

    /** What the answer shows is read first, since others wait once the fact is appended. */
    private LiveRow recorded(LiveUpdate update, ChangeType type, List<Change> consequences) {
        updates.flush();
        var row = updates.required(update.id());
        changes.append(Stream.concat(Stream.of(update.fact(type)), consequences.stream())
                .toList());
        return row;
    }

    /** A dispatch with its dates. */
    public record Report(
            Dispatch dispatch,
            Instant publishedAt,
            @Nullable Instant updatedAt) {}
}
