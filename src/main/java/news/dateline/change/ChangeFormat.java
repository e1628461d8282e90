package news.dateline.change;

import java.util.List;
import news.dateline.web.Document;

/** A format of others in which changes can be asked for by {@code Accept}: this room knows no news, those above it do. */
public interface ChangeFormat {
    /** Its media type, without parameters. */
    String mediaType();

    /** The changes in their order, each with what it is about as that is now. */
    Document changes(List<Fact> changes, String self);
}
