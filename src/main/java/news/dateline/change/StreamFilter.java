package news.dateline.change;

import java.util.Set;

/**
 * Which events of a stream somebody wants.
 *
 * @param list the path of the list that shows the same, to be reloaded by whoever cannot be told what they missed
 * @param labels those that carry one of these; if there are none, all
 */
public record StreamFilter(String list, Set<String> labels) {
    /** A filter on a copy of these labels. */
    public StreamFilter {
        labels = Set.copyOf(labels);
    }

    boolean admits(StreamEvent event) {
        return labels.isEmpty() || event.labels().stream().anyMatch(labels::contains);
    }
}
