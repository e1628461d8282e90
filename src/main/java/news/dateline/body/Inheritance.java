package news.dateline.body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds for each block of a new version the block of the old one it descends from. */
final class Inheritance {
    /** Beyond this many pairs a table of them costs too much; equal blocks are then matched in order. */
    private static final long PAIRS = 4_000_000;

    private static final double ALIKE = 0.4;
    private static final int ORPHAN = -1;

    private final List<Block> before;
    private final List<Block> after;
    private final String[] oldKeys;
    private final String[] newKeys;
    private final int[] parent;
    private final boolean[] taken;

    Inheritance(List<Block> before, List<Block> after) {
        this.before = before;
        this.after = after;
        oldKeys = keys(before);
        newKeys = keys(after);
        parent = new int[after.size()];
        Arrays.fill(parent, ORPHAN);
        taken = new boolean[before.size()];
    }

    private static String[] keys(List<Block> blocks) {
        return blocks.stream()
                .map(block -> block.getClass().getSimpleName() + BlockIds.content(block))
                .toArray(String[]::new);
    }

    Body body() {
        matchUnchanged();
        matchMoved();
        matchReworded();
        Set<String> inherited = new HashSet<>();
        for (int at = 0; at < after.size(); at++) {
            if (parent[at] != ORPHAN) {
                inherited.add(before.get(parent[at]).id());
            }
        }
        var blocks = new ArrayList<Block>();
        for (int at = 0; at < after.size(); at++) {
            var block = remembering(after.get(at));
            if (parent[at] != ORPHAN) {
                blocks.add(block.withId(before.get(parent[at]).id()));
            } else {
                blocks.add(inherited.contains(block.id()) ? block.withId("") : block);
            }
        }
        return new Body(blocks);
    }

    /**
     * Markdown does not say who made a picture and whether it may be passed on, and not everybody's HTML does: what was known
     * stays, as long as the same file is shown. Blocks say it by themselves, also that it holds no longer.
     */
    private Block remembering(Block block) {
        return switch (block) {
            case Image image ->
                before.stream()
                        .filter(Image.class::isInstance)
                        .map(Image.class::cast)
                        .filter(known -> known.url().equals(image.url()))
                        .findFirst()
                        .map(image::remembering)
                        .orElse(image);
            case Audio audio ->
                before.stream()
                        .filter(Audio.class::isInstance)
                        .map(Audio.class::cast)
                        .filter(known -> known.url().equals(audio.url()))
                        .findFirst()
                        .map(audio::remembering)
                        .orElse(audio);
            case Paragraph _, Heading _, Quote _, ItemList _, Embed _, RelatedArticle _ -> block;
            case Table _, Code _, Divider _, HtmlFragment _ -> block;
        };
    }

    private void match(int old, int now) {
        parent[now] = old;
        taken[old] = true;
    }

    private void matchUnchanged() {
        int start = 0;
        int oldEnd = before.size();
        int newEnd = after.size();
        while (start < oldEnd && start < newEnd && oldKeys[start].equals(newKeys[start])) {
            match(start, start);
            start++;
        }
        while (oldEnd > start && newEnd > start && oldKeys[oldEnd - 1].equals(newKeys[newEnd - 1])) {
            match(--oldEnd, --newEnd);
        }
        if ((long) (oldEnd - start) * (newEnd - start) <= PAIRS) {
            matchLongestCommon(start, oldEnd, newEnd);
        }
    }

    private void matchLongestCommon(int start, int oldEnd, int newEnd) {
        int rows = oldEnd - start;
        int columns = newEnd - start;
        var longest = new int[rows + 1][columns + 1];
        for (int o = rows - 1; o >= 0; o--) {
            for (int n = columns - 1; n >= 0; n--) {
                longest[o][n] = oldKeys[start + o].equals(newKeys[start + n])
                        ? longest[o + 1][n + 1] + 1
                        : Math.max(longest[o + 1][n], longest[o][n + 1]);
            }
        }
        int o = 0;
        int n = 0;
        while (o < rows && n < columns) {
            if (oldKeys[start + o].equals(newKeys[start + n])) {
                match(start + o++, start + n++);
            } else if (longest[o + 1][n] >= longest[o][n + 1]) {
                o++;
            } else {
                n++;
            }
        }
    }

    private void matchMoved() {
        Map<String, Deque<Integer>> left = new HashMap<>();
        for (int old = 0; old < before.size(); old++) {
            if (!taken[old]) {
                left.computeIfAbsent(oldKeys[old], key -> new ArrayDeque<>()).add(old);
            }
        }
        for (int now = 0; now < after.size(); now++) {
            var same = left.get(newKeys[now]);
            if (parent[now] == ORPHAN && same != null && !same.isEmpty()) {
                match(same.removeFirst(), now);
            }
        }
    }

    /** Between two blocks that stayed, a changed block descends from the likeliest of those that went. */
    private void matchReworded() {
        int now = 0;
        int old = 0;
        while (now < after.size()) {
            if (parent[now] != ORPHAN) {
                old = Math.max(old, parent[now] + 1);
                now++;
                continue;
            }
            int end = now;
            while (end < after.size() && parent[end] == ORPHAN) {
                end++;
            }
            int oldEnd = old;
            while (oldEnd < before.size() && !taken[oldEnd]) {
                oldEnd++;
            }
            matchGap(old, oldEnd, now, end);
            now = end;
        }
    }

    private void matchGap(int old, int oldEnd, int now, int end) {
        if ((long) (oldEnd - old) * (end - now) <= PAIRS / 100) {
            matchAlike(old, oldEnd, now, end);
        }
        // As many went as came: each took the place of one.
        for (var type :
                List.of(Paragraph.class, Heading.class, Quote.class, ItemList.class, Image.class, Table.class)) {
            var gone = left(before, old, oldEnd, type, true);
            var come = left(after, now, end, type, false);
            if (gone.size() == come.size()) {
                for (int at = 0; at < gone.size(); at++) {
                    match(gone.get(at), come.get(at));
                }
            }
        }
    }

    private List<Integer> left(List<Block> blocks, int from, int to, Class<? extends Block> type, boolean old) {
        var left = new ArrayList<Integer>();
        for (int at = from; at < to; at++) {
            if (type.isInstance(blocks.get(at)) && !(old ? taken[at] : parent[at] != ORPHAN)) {
                left.add(at);
            }
        }
        return left;
    }

    private void matchAlike(int old, int oldEnd, int now, int end) {
        var words = new HashMap<Integer, Set<String>>();
        for (int n = now; n < end; n++) {
            int best = ORPHAN;
            double score = ALIKE;
            var mine = wordsOf(after.get(n));
            for (int o = old; o < oldEnd; o++) {
                if (taken[o] || before.get(o).getClass() != after.get(n).getClass()) {
                    continue;
                }
                var theirs = words.computeIfAbsent(o, at -> wordsOf(before.get(at)));
                double alike = likeness(mine, theirs);
                if (alike > score) {
                    best = o;
                    score = alike;
                }
            }
            if (best != ORPHAN) {
                match(best, n);
            }
        }
    }

    private static Set<String> wordsOf(Block block) {
        return new HashSet<>(List.of(BodyText.of(block).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)));
    }

    private static double likeness(Set<String> one, Set<String> other) {
        long shared = one.stream().filter(other::contains).count();
        return (double) shared / Math.max(1, one.size() + other.size() - shared);
    }
}
