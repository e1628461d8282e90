package streams;

import java.util.Arrays;

/** A growing list of times in nanoseconds. */
final class Times {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    void addSince(long start, Times ends) {
        for (int i = 0; i < ends.size; i++) {
            add(ends.values[i] - start);
        }
    }

    int size() {
        return size;
    }

    /** The percentiles people ask for, in milliseconds. */
    String summary() {
        if (size == 0) {
            return "nothing";
        }
        Arrays.sort(values, 0, size);
        return "p50 %.1f ms, p90 %.1f, p99 %.1f, p99.9 %.1f, max %.1f (%d)"
                .formatted(at(0.5), at(0.9), at(0.99), at(0.999), at(1), size);
    }

    private double at(double share) {
        return values[Math.clamp((int) Math.ceil(share * size) - 1, 0, size - 1)] / 1e6;
    }
}
