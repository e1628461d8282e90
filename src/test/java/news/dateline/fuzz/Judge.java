package news.dateline.fuzz;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import news.dateline.testing.Contract;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what is wrong with an answer. Every one is held to {@code openapi.yaml} and to what holds for all. */
final class Judge {
    /** What the inside of the program looks like. */
    private static final Pattern INSIDE = Pattern.compile(
            "\\b(?:java|jakarta|sun|org|io|com|news)\\.[a-z]+\\.[\\w.]*(?:Exception|Error)\\b|\\tat |SQLSTATE|PSQLException|\\bselect [a-z0-9_.]+ from |/quarkus-app/|/target/");

    private static final Pattern ACTIVE =
            Pattern.compile("(?i)<script|<[^>]+\\son\\w+\\s*=|<[^>]+(?:href|src)\\s*=\\s*[\"']?\\s*javascript:");
    private static final Pattern OUR_SCRIPT = Pattern.compile("(?i)<script>alert\\(");

    private final Contract contract = new Contract();
    private final JsonMapper json = new JsonMapper();
    private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

    Judge() {
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    List<String> faults(Request request, Answer answer) {
        var faults = new ArrayList<String>();
        if (answer.status() >= 500 && !isAsTheContractSays(request, answer.status())) {
            faults.add("a " + answer.status());
        }
        if (answer.status() == 503 && answer.header("Retry-After") == null) {
            faults.add("a 503 without Retry-After");
        }
        if (answer.status() == 405 && answer.header("Allow") == null) {
            faults.add("a 405 without Allow");
        }
        var text = answer.text();
        if (!isBesideTheOperation(request, answer)) {
            faults.addAll(byContract(request, answer, text));
        }
        if (!request.method().equals("HEAD")) {
            faults.addAll(byKind(answer, text));
        }
        return faults;
    }

    /** Nothing is away here: who asks for a change that has not come is told to come again, and oEmbed knows a 501. */
    private static boolean isAsTheContractSays(Request request, int status) {
        return switch (status) {
            case 503 ->
                request.target().contains("minSeq=") || request.operation().startsWith("stream");
            case 501 -> request.operation().equals("getOembed");
            default -> false;
        };
    }

    /** A body where none belongs may be too large anywhere; a path may also be that of an operation with another method. */
    private static boolean isBesideTheOperation(Request request, Answer answer) {
        return (answer.status() == 413 && request.body() != null) || answer.status() == 405;
    }

    private List<String> byContract(Request request, Answer answer, String text) {
        var names = answer.headers().names().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        var path = request.path();
        // The pages that letters link to take what mail programs add to links.
        var query = request.target().length() == path.length() || path.startsWith("/subscriptions")
                ? ""
                : request.target().substring(path.length() + 1);
        return contract.faults(
                request.method(),
                // To the server, as to the house before it, that is the same place; what follows ';' says nothing to
                // either.
                path.replaceAll(";[^/]*", "").replaceAll("//+", "/").replaceAll("(?<=.)/$", ""),
                query,
                new Contract.Answer(answer.status(), answer.header("Content-Type"), names, text));
    }

    private List<String> byKind(Answer answer, String text) {
        var faults = new ArrayList<String>();
        var type = answer.mediaType();
        if (answer.status() >= 400 && INSIDE.matcher(text).find()) {
            faults.add("it shows the inside");
        }
        if (type.equals("application/problem+json")) {
            faults.addAll(problem(answer, text));
        } else if (answer.isJson()) {
            markup(read(text), "", faults);
        } else if (type.endsWith("xml") && answer.status() == 200) {
            wellFormed(text, faults);
        } else if (type.equals("text/html") && OUR_SCRIPT.matcher(text).find()) {
            faults.add("a script of ours came through");
        } else if (type.equals("text/event-stream")
                && !text.isEmpty()
                && !text.contains("\nevent: hello\n")
                && !text.contains("event: ")) {
            faults.add("the stream does not begin with an event");
        }
        return faults;
    }

    private List<String> problem(Answer answer, String text) {
        var problem = read(text);
        return problem.path("status").asInt(0) == answer.status()
                ? List.of()
                : List.of("the problem has another status than the answer");
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException e) {
            return json.missingNode(); // the contract says so
        }
    }

    /** No member that is markup may do anything. */
    private void markup(JsonNode node, String name, List<String> faults) {
        if (node.isString()
                && name.matches("html|highlight")
                && ACTIVE.matcher(node.asString()).find()) {
            faults.add("active markup came through: " + node.asString());
        }
        node.propertyStream().forEach(member -> markup(member.getValue(), member.getKey(), faults));
        if (node.isArray()) node.forEach(entry -> markup(entry, name, faults));
    }

    private void wellFormed(String text, List<String> faults) {
        try {
            var reader = xml.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) reader.next();
            reader.close();
        } catch (XMLStreamException e) {
            faults.add("not well-formed: " + e.getMessage());
        }
    }
}
