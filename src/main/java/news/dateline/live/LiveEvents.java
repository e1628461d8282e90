package news.dateline.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import news.dateline.change.ChangeType;
import news.dateline.change.Fact;
import news.dateline.change.StreamEvent;
import news.dateline.change.StreamFilter;
import news.dateline.change.StreamSource;
import news.dateline.web.PublicUrl;
import org.jspecify.annotations.Nullable;

/** What happens in the feed and to coverages, as events that carry the updates as they are now. */
@Singleton
class LiveEvents implements StreamSource {
    private static final Set<String> TOLD = Set.of(
            ChangeType.LIVE_PUBLISHED.wireName(),
            ChangeType.LIVE_UPDATED.wireName(),
            ChangeType.LIVE_REMOVED.wireName(),
            ChangeType.COVERAGE_UPDATED.wireName());

    /** On every event about an update. */
    private static final String UPDATE = "update";

    /** On those about one that is gone: of which coverage it was, nobody knows any more. */
    private static final String REMOVED = "removed";

    private final LiveRepository updates;
    private final LiveViews views;
    private final PublicUrl urls;
    private final ObjectMapper json;

    LiveEvents(LiveRepository updates, LiveViews views, PublicUrl urls, ObjectMapper json) {
        this.updates = updates;
        this.views = views;
        this.urls = urls;
        this.json = json;
    }

    /** Everything about updates. */
    static StreamFilter ofTheFeed() {
        return new StreamFilter("/v1/live", Set.of(UPDATE));
    }

    /** What happens in a coverage and to it. */
    static StreamFilter of(UUID coverage, String slug) {
        return new StreamFilter("/v1/coverages/" + slug + "/updates", Set.of(coverage.toString(), REMOVED));
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public boolean tells(String type) {
        return TOLD.contains(type);
    }

    /** What was removed since it was published or updated is left out, up to the fact that it was removed. */
    @Override
    @Transactional
    public List<StreamEvent> events(List<Fact> facts) {
        var present = present(facts);
        var events = new ArrayList<StreamEvent>();
        for (var fact : facts) {
            var update = present.get(fact.subjectId());
            if (fact.type().equals(ChangeType.COVERAGE_UPDATED.wireName())) {
                events.add(ofCoverage(fact));
            } else if (fact.type().equals(ChangeType.LIVE_REMOVED.wireName())) {
                events.add(StreamEvent.of(fact, written(new Gone(fact.subjectId())), Set.of(UPDATE, REMOVED)));
            } else if (update != null) {
                events.add(StreamEvent.of(fact, written(update.view()), update.labels()));
            }
        }
        return events;
    }

    private Map<UUID, Present> present(List<Fact> facts) {
        var ids = facts.stream().map(Fact::subjectId).distinct().toList();
        var found = updates.these(ids);
        var shown = views.all(found);
        var present = new HashMap<UUID, Present>();
        for (int i = 0; i < shown.size(); i++) {
            present.put(
                    shown.get(i).id(),
                    new Present(shown.get(i), found.rows().get(i).coverageId()));
        }
        return present;
    }

    private StreamEvent ofCoverage(Fact fact) {
        var slug =
                Objects.requireNonNullElse(fact.subjectSlug(), fact.subjectId().toString());
        var data = new Coverage(fact.subjectId(), slug, urls.of("/v1/coverages/" + slug));
        return StreamEvent.of(fact, written(data), Set.of(fact.subjectId().toString()));
    }

    private String written(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean quotesItsSubject() {
        return true;
    }

    /** All that is left to say of an update that is gone. */
    private record Gone(UUID id) {}

    /** A coverage of which something changed that is no update: it is read again. */
    private record Coverage(UUID id, String slug, String href) {}

    private record Present(LiveView view, @Nullable UUID coverage) {
        Set<String> labels() {
            var labels = new TreeSet<>(Set.of(UPDATE));
            if (coverage != null) {
                labels.add(coverage.toString());
            }
            return labels;
        }
    }
}
