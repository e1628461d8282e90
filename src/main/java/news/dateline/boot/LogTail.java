package news.dateline.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;

/** The server's log file: what it said last, and that it does not grow for ever. */
final class LogTail {
    private static final Pattern COMPLAINT = Pattern.compile("\\b(FATAL|PANIC|ERROR|error):");
    private static final Pattern STAMP = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[\\d+] ");
    private static final long LARGE = 10L << 20;

    private final Path file;

    LogTail(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    void keepSmall() throws IOException {
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last complaint written after the given position, or the last line when there was none. */
    String lastWord(long since) throws IOException {
        var all = Files.readAllBytes(file);
        var from = (int) Math.min(since, all.length);
        return telling(new String(all, from, all.length - from, StandardCharsets.UTF_8)
                .lines()
                .toList());
    }

    static String telling(List<String> lines) {
        return lines.reversed().stream()
                .filter(line -> COMPLAINT.matcher(line).find())
                .findFirst()
                .or(() -> lines.reversed().stream()
                        .filter(line -> !line.isBlank())
                        .findFirst())
                .map(line -> STAMP.matcher(line).replaceFirst("").strip())
                .orElse("it said nothing");
    }
}
