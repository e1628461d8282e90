package news.dateline.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import news.dateline.web.PublicUrl;

/** Every change as an event, with the same data as an entry of the list. */
@Singleton
class ChangeEvents implements StreamSource {
    private final ObjectMapper json;
    private final PublicUrl urls;

    ChangeEvents(ObjectMapper json, PublicUrl urls) {
        this.json = json;
        this.urls = urls;
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public boolean tells(String type) {
        return true;
    }

    @Override
    public List<StreamEvent> events(List<Fact> facts) {
        var base = urls.base();
        return facts.stream().map(fact -> event(fact, base)).toList();
    }

    private StreamEvent event(Fact fact, String base) {
        try {
            return StreamEvent.of(fact, json.writeValueAsString(ChangeView.of(fact, base)), Set.of(fact.type()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Facts carry no content. */
    @Override
    public boolean quotesItsSubject() {
        return false;
    }
}
