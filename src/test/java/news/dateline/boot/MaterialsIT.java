package news.dateline.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials of a build names what the build consists of, jar by jar, and under which licence it is used. */
class MaterialsIT {
    private static final Path BUILD = Path.of("target");

    @Test
    void eachLibraryThatIsPackagedStandsInTheBillWithItsChecksumAndLicence() throws Exception {
        var components = bill().path("components").valueStream().toList();
        var known = components.stream()
                .flatMap(component -> component.path("hashes").valueStream())
                .filter(hash -> hash.path("alg").asString().equals("SHA-256"))
                .map(hash -> hash.path("content").asString())
                .collect(Collectors.toSet());
        var libraries = libraries();
        assertThat(libraries).hasSizeGreaterThan(100);
        assertThat(libraries).allSatisfy(jar -> assertThat(known).contains(sha256(jar)));
        assertThat(components)
                .filteredOn(component -> component.path("licenses").isEmpty())
                .extracting(component -> component.path("group").asString())
                .containsOnly("news.dateline");
    }

    private static JsonNode bill() throws IOException {
        try (var files = Files.list(BUILD)) {
            var bill = files.filter(file -> file.toString().endsWith("-dependency-cyclonedx.json"))
                    .toList();
            assertThat(bill).hasSize(1);
            return new JsonMapper().readTree(bill.getFirst().toFile());
        }
    }

    private static List<Path> libraries() throws IOException {
        try (var files = Files.walk(BUILD.resolve("quarkus-app/lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
