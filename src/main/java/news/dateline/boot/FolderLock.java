package news.dateline.boot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One living JVM per data folder: an operating-system lock that goes away with its owner, however that one dies. */
final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) throws IOException {
        var file = folder.resolve("lock");
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) throw inUse(folder, file);
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) return true;
            channel.close();
            return false;
        } catch (OverlappingFileLockException heldInThisJvm) {
            // Not closed on purpose: closing any channel of a file drops every POSIX lock this process has on it.
            return false;
        }
    }

    private static StartupFailure inUse(Path folder, Path file) throws IOException {
        var owner = Files.readString(file, StandardCharsets.US_ASCII).strip();
        return new StartupFailure("The data folder %s is in use by another running Dateline (process %s):"
                        .formatted(folder.getParent(), owner.isEmpty() ? "unknown" : owner)
                + " stop that one, or set DATELINE_DATA_DIR to another folder.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
