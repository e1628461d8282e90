package news.dateline.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Empty data folders that share one set of unpacked programs. */
final class DataFolders {
    private static final Path ROOT = Path.of("target", "boot tests").toAbsolutePath();

    private DataFolders() {}

    static Path fresh(String name) throws IOException {
        Files.createDirectories(ROOT);
        var binaries = Binaries.unpackInto(ROOT);
        var folder = ROOT.resolve(name);
        Binaries.deleteTree(folder);
        OwnerOnly.createFolder(home(folder));
        Files.createSymbolicLink(home(folder).resolve(binaries.folder().getFileName()), binaries.folder());
        return folder;
    }

    static Path home(Path dataFolder) {
        return dataFolder.resolve("postgresql");
    }
}
