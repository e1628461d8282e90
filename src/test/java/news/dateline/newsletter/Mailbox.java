package news.dateline.newsletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Session;

/** What arrives by mail: the letters that wait, and those that were written to files for want of a server. */
@Singleton
public class Mailbox {
    private static final Path FOLDER = Path.of("target", "test-data", "mail");
    private static final Pattern LINK = Pattern.compile("https?://\\S+");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Session database;

    Mailbox(Session database) {
        this.database = database;
    }

    /** The letters that this person has got so far, the oldest first. */
    public List<Mail> lettersTo(String address) {
        var letters = new ArrayList<Mail>();
        // What is sent leaves the table when its file is there.
        letters.addAll(waiting(address));
        filed(address).stream()
                .filter(filed ->
                        letters.stream().noneMatch(letter -> letter.id().equals(filed.id())))
                .forEach(letters::add);
        letters.sort((one, other) -> one.id().compareTo(other.id()));
        return letters;
    }

    /** The newest letter to this person, as soon as there are so many. */
    public Mail letterTo(String address, int count) {
        return await("letter " + count)
                .until(() -> lettersTo(address), letters -> letters.size() >= count)
                .getLast();
    }

    private List<Mail> waiting(String address) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database
                        .createNativeQuery(
                                "select id || ' ' || content from mail where recipient = ?1 and content is not null order by id",
                                String.class)
                        .setParameter(1, address)
                        .getResultList()
                        .stream()
                        .map(Mailbox::ofRow)
                        .toList());
    }

    private static Mail ofRow(String row) {
        try {
            var parts = row.split(" ", 2);
            JsonNode letter = JSON.readTree(parts[1]);
            var headers = new StringBuilder("To: " + letter.path("to").asText() + "\n");
            letter.path("headers")
                    .properties()
                    .forEach(header -> headers.append(header.getKey())
                            .append(": ")
                            .append(header.getValue().asText())
                            .append('\n'));
            return new Mail(
                    parts[0],
                    headers.toString(),
                    letter.path("subject").asText(),
                    letter.path("text").asText(),
                    letter.path("html").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Mail> filed(String address) {
        if (!Files.isDirectory(FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(Mailbox::read)
                    .filter(raw ->
                            raw.contains("\r\nTo: " + address + "\r\n") || raw.contains("To: " + address + "\r\n"))
                    .map(EmlFile::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A letter.
     *
     * @param id sorts by age
     * @param headers all that are of interest, a line each
     */
    public record Mail(String id, String headers, String subject, String text, String html) {
        /** The value of a header. */
        public String header(String name) {
            return headers.lines()
                    .filter(line -> line.startsWith(name + ": "))
                    .findFirst()
                    .orElseThrow()
                    .substring(name.length() + 2);
        }

        /** All addresses in the text. */
        public List<String> links() {
            return LINK.matcher(text).results().map(found -> found.group()).toList();
        }

        /** The one with this in it. */
        public String link(String part) {
            return links().stream()
                    .filter(link -> link.contains(part))
                    .findFirst()
                    .orElseThrow();
        }

        /** The token of the link with this in it. */
        public String token(String part) {
            return link(part).replaceAll(".*[=/]", "");
        }
    }
}
