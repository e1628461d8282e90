package news.dateline.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, carried in the application and unpacked once per version. */
record Binaries(Path folder, String version) {
    private static final int OWNER_EXECUTES = 0100;

    /** Unpacks into a folder beside the final one and renames it, so that a killed start leaves nothing half done. */
    static Binaries unpackInto(Path parent) throws IOException {
        var version = carriedVersion();
        var target = parent.resolve("bin-" + version);
        if (!Files.isDirectory(target)) {
            var draft = parent.resolve("bin.unpacking");
            deleteTree(draft);
            try (var archive = open()) {
                unpack(archive, draft);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Binaries(target, version);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    String major() {
        return version.substring(0, version.indexOf('.'));
    }

    /** Earlier versions' programs are of no use once this one runs. */
    void removeEarlier() throws IOException {
        try (var siblings = Files.newDirectoryStream(folderOf(folder), "bin-*")) {
            for (var sibling : siblings) {
                if (!sibling.getFileName().equals(folder.getFileName())) deleteTree(sibling);
            }
        }
    }

    private static String carriedVersion() throws IOException {
        var properties = new Properties();
        try (var in = Binaries.class.getResourceAsStream("/postgresql-binaries.properties")) {
            properties.load(in);
        }
        return properties.getProperty("version");
    }

    private static InputStream open() {
        var name = "/postgres-%s.txz".formatted(platform());
        var archive = Binaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new StartupFailure("This build carries no PostgreSQL for %s: set QUARKUS_DATASOURCE_JDBC_URL to an"
                            .formatted(platform())
                    + " external one (see docs/operations.md).");
        }
        return archive;
    }

    private static String platform() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var family = system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : "linux";
        var processor = switch (System.getProperty("os.arch", "")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            case String other -> other;
        };
        return family + "-" + processor + (isMusl(processor) ? "-alpine_linux" : "");
    }

    private static boolean isMusl(String processor) {
        var name = processor.equals("arm_64") ? "aarch64" : processor;
        return Files.exists(Path.of("/lib/ld-musl-%s.so.1".formatted(name)));
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        var tar = new TarArchiveInputStream(new XZInputStream(archive));
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            write(entry, tar, target.resolve(entry.getName()).normalize());
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) return;
        Files.createDirectories(folderOf(file));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & OWNER_EXECUTES) != 0 && OwnerOnly.POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) return;
        try (var all = Files.walk(root)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
