package news.dateline.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Server-sent events: whatever an update says, one event with it goes out, and a client reads that one. */
public final class EventTarget {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EventTarget() {}

    /** The input is the title of an update. */
    public static void fuzzerTestOneInput(byte[] input) {
        var title = new String(input, StandardCharsets.UTF_8);
        try {
            var data = JSON.writeValueAsString(Map.of("title", title));
            var read = read(StreamEvent.bytes(7, "live.published", data).toString(StandardCharsets.UTF_8));
            if (!read.equals(List.of(new Event("7", "live.published", data)))
                    || !JSON.readTree(read.getFirst().data())
                            .path("title")
                            .textValue()
                            .equals(title)) {
                throw new AssertionError("read as " + read);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private record Event(String id, String type, String data) {}

    /** After the HTML standard, section 9.2.6: three kinds of line ends, fields, an empty line to dispatch. */
    private static List<Event> read(String stream) {
        var events = new ArrayList<Event>();
        String id = "";
        String type = "";
        var data = new StringBuilder();
        for (var line : stream.split("\r\n|\n|\r", -1)) {
            int colon = line.indexOf(':');
            var name = colon < 0 ? line : line.substring(0, colon);
            var value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (name) {
                case "id" -> id = value;
                case "event" -> type = value;
                case "data" -> data.append(value).append('\n');
                case "" -> {
                    if (!data.isEmpty()) events.add(new Event(id, type, data.substring(0, data.length() - 1)));
                    type = "";
                    data.setLength(0);
                }
                default -> {
                    // Clients overlook what they do not know.
                }
            }
        }
        return events;
    }
}
