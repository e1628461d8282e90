package news.dateline.change;

import java.util.Set;

/**
 * Which events of a stream somebody wants.
 *
 * @param labels those that carry one of these; if there are none, all
 */
public record StreamFilter(Set<String> labels) {
    /** A filter on a copy of these labels. */
    public StreamFilter {
        labels = Set.copyOf(labels);
    }

    boolean admits(StreamEvent event) {
        return labels.isEmpty() || event.labels().stream().anyMatch(labels::contains);
    }
}
