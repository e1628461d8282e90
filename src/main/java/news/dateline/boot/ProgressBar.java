package news.dateline.boot;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** How far something has come: one line that changes on a terminal, a line for each tenth elsewhere. */
final class ProgressBar {
    private static final int WIDTH = 30;
    private static final int LINE = 100;
    /** Before that nobody can say how long it takes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final boolean isTerminal;
    private final String name;
    private final Instant begun = Instant.now();
    private int shownTenth = -1;

    ProgressBar(PrintStream out, boolean isTerminal, String name) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.name = name;
    }

    void show(int percent, String words) {
        if (isTerminal) {
            out.print("\r"
                    + padded(line(name, percent, words + left(percent, Duration.between(begun, Instant.now())))));
            out.flush();
        } else if (percent < 100 && percent / 10 > shownTenth) {
            shownTenth = percent / 10;
            out.println(line(name, percent, words));
        }
    }

    /** The last of it, which stays. */
    void end(int percent, String words) {
        if (isTerminal) {
            out.print("\r");
        }
        out.println(padded(line(name, percent, words)).stripTrailing());
    }

    static String line(String name, int percent, String words) {
        int filled = percent * WIDTH / 100;
        return "%s [%s%s] %3d %%  %s".formatted(name, "#".repeat(filled), ".".repeat(WIDTH - filled), percent, words);
    }

    /** As long again as what is done took, for what is left. */
    static String left(int percent, Duration spent) {
        if (percent < 2 || percent >= 100 || spent.compareTo(PATIENCE) < 0) {
            return "";
        }
        long seconds = spent.toSeconds() * (100 - percent) / percent;
        return seconds >= 90
                ? ", about %d min left".formatted((seconds + 30) / 60)
                : ", about %d s left".formatted(seconds);
    }

    /** So that nothing of a longer line stays behind. */
    private static String padded(String line) {
        return line.length() >= LINE ? line : line + " ".repeat(LINE - line.length());
    }
}
