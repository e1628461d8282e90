package news.dateline.importer;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import news.dateline.web.WebProblems;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where uploaded files wait: {@code <data-dir>/imports}. The folder has an id of its own. A job bears the id of the folder
 * that holds its file, because only an instance that sees the folder can run the job; after a restart that is the same one.
 */
@Singleton
class Spool {
    private static final int BUFFER = 1 << 16;
    /** A file that nobody wrote to for so long is no upload that is still under way. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final Path folder;
    private final ImportConfig config;

    Spool(@ConfigProperty(name = "dateline.data-dir") Path dataDir, ImportConfig config) {
        this.folder = dataDir.resolve("imports");
        this.config = config;
    }

    /** The id of the folder, made by whoever needs it first. */
    UUID instance() {
        var file = folder.resolve("instance");
        try {
            prepare();
            if (!Files.exists(file)) {
                // Written aside and linked into place: nobody reads half an id, and the first one stays.
                var draft = Files.writeString(
                        folder.resolve(UUID.randomUUID() + ".part"),
                        UUID.randomUUID().toString());
                try {
                    Files.createLink(file, draft);
                } catch (FileAlreadyExistsException e) {
                    // Another process was first.
                } finally {
                    Files.delete(draft);
                }
                sync(folder);
            }
            return UUID.fromString(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file in; when this returns, it is on the disk to stay. */
    void receive(UUID job, InputStream upload) {
        var part = folder.resolve(job + ".part");
        try {
            prepare();
            try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                copy(upload, channel);
                channel.force(true);
            }
            Files.move(part, path(job), StandardCopyOption.ATOMIC_MOVE);
            sync(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(part);
        }
    }

    /** Exports hold drafts and more that is nobody else's business. */
    private void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.toAbsolutePath().getParent());
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void copy(InputStream upload, FileChannel channel) throws IOException {
        var buffer = new byte[BUFFER];
        for (int count = read(upload, buffer); count >= 0; count = read(upload, buffer)) {
            var bytes = ByteBuffer.wrap(buffer, 0, count);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }

    private static int read(InputStream upload, byte[] buffer) {
        try {
            return upload.read(buffer);
        } catch (IOException e) {
            throw WebProblems.badBody("#", "incomplete", "The upload broke off before its end.");
        }
    }

    SpooledFile file(UUID job) {
        return new SpooledFile(path(job), config.maxUnpackedSize().asLongValue(), new AtomicLong());
    }

    /** How many bytes were sent. */
    long size(UUID job) {
        try {
            return Files.size(path(job));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(UUID job) {
        return Files.exists(path(job));
    }

    void delete(UUID job) {
        delete(path(job));
    }

    /** Removes what broken uploads and lost jobs left behind. */
    void tidy(Set<UUID> openJobs) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var before = Instant.now().minus(FORGOTTEN);
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                boolean wanted = openJobs.stream().anyMatch(job -> name.equals(job + ".export"));
                boolean ours = name.endsWith(".part") || name.endsWith(".export");
                if (ours
                        && !wanted
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path path(UUID job) {
        return folder.resolve(job + ".export");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new name is only safe when its folder is written, too. */
    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
