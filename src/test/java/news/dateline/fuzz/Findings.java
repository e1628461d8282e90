package news.dateline.fuzz;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What came of a campaign: how often which operation was answered how, and each kind of fault with the first request that showed it. */
public final class Findings {
    private static final int MOST_KINDS = 60;
    private static final int LONGEST_BODY = 600;

    private final Map<String, Map<Integer, LongAdder>> statuses = new ConcurrentHashMap<>();
    private final Map<String, Finding> faults = new ConcurrentHashMap<>();

    private final AtomicReference<Wait> longest = new AtomicReference<>(new Wait("-", Duration.ZERO));

    private record Finding(String text, LongAdder times) {}

    private record Wait(String operation, Duration time) {
        Wait orLonger(Wait other) {
            return other.time.compareTo(time) > 0 ? other : this;
        }
    }

    void count(Request request, Answer answer, Duration took) {
        longest.accumulateAndGet(new Wait(request.operation(), took), Wait::orLonger);
        statuses.computeIfAbsent(request.operation(), id -> new ConcurrentHashMap<>())
                .computeIfAbsent(answer.status(), status -> new LongAdder())
                .increment();
    }

    void fault(String address, Request request, @Nullable Answer answer, List<String> faults, String body) {
        var kind = "%s %s: %s"
                .formatted(
                        request.operation(),
                        answer == null ? "-" : answer.status(),
                        faults.getFirst().replaceAll("\\d+", "N").replaceAll("'[^']*'", "'…'"));
        if (kind.length() > 300) kind = kind.substring(0, 300);
        if (this.faults.size() >= MOST_KINDS && !this.faults.containsKey(kind)) return;
        this.faults
                .computeIfAbsent(
                        kind,
                        each -> new Finding(
                                "%s%n  - %s%n  %s%n  answered: %s"
                                        .formatted(
                                                each,
                                                faults.stream().limit(5).collect(Collectors.joining("\n  - ")),
                                                request.curl(address),
                                                body.length() > LONGEST_BODY
                                                        ? body.substring(0, LONGEST_BODY) + "…"
                                                        : body),
                                new LongAdder()))
                .times()
                .increment();
    }

    /** Each kind of fault, with a request that shows it. */
    public List<String> faults() {
        return faults.values().stream()
                .map(finding -> "(%d times) %s".formatted(finding.times().sum(), finding.text()))
                .sorted()
                .toList();
    }

    /** How many answers there were of this operation. */
    public long answers(String operation) {
        return statuses.getOrDefault(operation, Map.of()).values().stream()
                .mapToLong(LongAdder::sum)
                .sum();
    }

    /** Whether the operation did once what it is for. */
    public boolean hasSucceeded(String operation) {
        return statuses.getOrDefault(operation, Map.of()).keySet().stream().anyMatch(status -> status < 400);
    }

    /** All answers by status. */
    public Map<Integer, Long> byStatus() {
        var sums = new TreeMap<Integer, Long>();
        statuses.values().forEach(each -> each.forEach((status, times) -> sums.merge(status, times.sum(), Long::sum)));
        return sums;
    }

    /** How long the slowest answer took, and which it was. */
    public String longestWait() {
        return "%d ms (%s)"
                .formatted(longest.get().time().toMillis(), longest.get().operation());
    }

    /** One line for each operation. */
    public String table() {
        return new TreeMap<>(statuses)
                .entrySet().stream()
                        .map(each -> "%s %s".formatted(each.getKey(), new TreeMap<>(each.getValue())))
                        .collect(Collectors.joining("\n"));
    }
}
