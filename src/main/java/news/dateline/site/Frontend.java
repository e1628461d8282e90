package news.dateline.site;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import news.dateline.web.Etags;
import org.jspecify.annotations.Nullable;

/**
 * A frontend in one folder of the class path: a page, the same for all addresses, and the files that it names. A file that the
 * page does not name is not there.
 *
 * @param version of all files together
 * @param page names each file with the version in its address, so that browsers keep it for good and never mix two versions
 */
record Frontend(String version, StaticFile page, Map<String, StaticFile> files) {
    private static final int VERSION_LENGTH = 8;

    /** The frontend in this folder, whose page calls its files {@code "/<folder>/<name>"}. */
    static Frontend in(String folder) {
        var page = new String(read(folder, "index.html"), StandardCharsets.UTF_8);
        var named = Pattern.compile("\"/%s/([a-z-]+\\.[a-z]+)\"".formatted(folder));
        var contents = named.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> read(folder, name), (one, same) -> one, TreeMap::new));
        var version = version(contents);
        var files = contents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> new StaticFile(file.getKey(), file.getValue())));
        var versioned = named.matcher(page).replaceAll("\"/%s/%s/$1\"".formatted(folder, version));
        return new Frontend(version, new StaticFile("index.html", versioned.getBytes(StandardCharsets.UTF_8)), files);
    }

    Optional<StaticFile> file(@Nullable String name) {
        return Optional.ofNullable(name).map(files::get);
    }

    private static String version(Map<String, byte[]> contents) {
        var all = new ByteArrayOutputStream();
        contents.values().forEach(all::writeBytes);
        return Etags.of(all.toByteArray()).substring(1, 1 + VERSION_LENGTH);
    }

    private static byte[] read(String folder, String name) {
        try (var file = Frontend.class.getResourceAsStream("/%s/%s".formatted(folder, name))) {
            if (file == null) {
                throw new FileNotFoundException(folder + "/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("A file of the frontend cannot be read", e);
        }
    }
}
