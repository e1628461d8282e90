package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The members that {@code fields} leaves of an object: it only ever removes. */
public record Fields(Set<String> names) {
    /** Every member. */
    public static final Fields ALL = new Fields(Set.of());

    /** The choice in the parameter, out of the members of this record. */
    public static Fields of(@Nullable String parameter, Class<? extends Record> type) {
        if (parameter == null) {
            return ALL;
        }
        var members = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAccessor().isAnnotationPresent(JsonIgnore.class))
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        return new Fields(Set.copyOf(Parameters.choice("fields", parameter, members)));
    }

    /** The object with the chosen members only. */
    public Object pick(Object whole, ObjectMapper json) {
        if (names.isEmpty()) {
            return whole;
        }
        return json.<ObjectNode>valueToTree(whole).retain(names);
    }
}
