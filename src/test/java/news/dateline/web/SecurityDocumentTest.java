package news.dateline.web;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/security.md} promises nothing that is not there. */
class SecurityDocumentTest {
    private static final Path DOCUMENT = Path.of("docs", "security.md");
    private static final Pattern NAME_OF_A_TEST = Pattern.compile("`([A-Z]\\w*(?:Test|IT))`");
    private static final Pattern SCRIPT = Pattern.compile("`(bench/[\\w.-]+)`");
    private static final Pattern REQUIREMENT = Pattern.compile("\\d+\\.\\d+\\.\\d+");
    private static final Set<String> STATES = Set.of("met", "not applicable", "**open**");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        Set<String> tests;
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(toSet());
        }
        var named = NAME_OF_A_TEST
                .matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .collect(toSet());
        assertThat(named).hasSizeGreaterThan(30).isSubsetOf(tests);
    }

    @Test
    void everyScriptThatIsNamedExists() throws IOException {
        assertThat(SCRIPT.matcher(Files.readString(DOCUMENT)).results().map(found -> Path.of(found.group(1))))
                .isNotEmpty()
                .allSatisfy(script -> assertThat(script).isExecutable());
    }

    /** Levels 1 and 2 of version 5.0 have 253 requirements. */
    @Test
    void everyRequirementHasItsOneState() throws IOException {
        var rows = Files.readAllLines(DOCUMENT).stream()
                .map(line -> Arrays.asList(line.split("\\|", -1)))
                .filter(cells ->
                        cells.size() == 6 && REQUIREMENT.matcher(cells.get(1)).find())
                .toList();
        assertThat(rows.stream().map(cells -> cells.get(3).strip())).isSubsetOf(STATES);
        assertThat(rows.stream().map(cells -> cells.get(4))).noneMatch(String::isBlank);
        var numbers = rows.stream().flatMap(SecurityDocumentTest::numbers).toList();
        assertThat(numbers).doesNotHaveDuplicates().hasSize(253);
    }

    private static Stream<String> numbers(List<String> cells) {
        return Arrays.stream(cells.get(1).split(",", -1)).map(String::strip);
    }
}
