package news.dateline.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears all that is logged until it is closed, with its parameters, what was thrown, and why. */
public final class LogEar extends Handler implements AutoCloseable {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();

    private LogEar() {}

    /** One that listens from now on. */
    public static LogEar open() {
        var ear = new LogEar();
        Logger.getLogger("").addHandler(ear);
        return ear;
    }

    /** What was heard. */
    public List<String> lines() {
        return heard.stream().map(Heard::line).toList();
    }

    /** What was heard of warnings and worse. */
    public List<String> complaints() {
        return heard.stream()
                .filter(record -> record.level().intValue() >= Level.WARNING.intValue())
                .map(Heard::line)
                .toList();
    }

    @Override
    public void publish(LogRecord record) {
        var line = new StringBuilder(record.getMessage() + Arrays.toString(record.getParameters()));
        for (Throwable e = record.getThrown(); e != null; e = e.getCause()) {
            line.append(e);
        }
        heard.add(new Heard(record.getLevel(), line.toString()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }

    private record Heard(Level level, String line) {}
}
