package news.dateline.live;

import java.util.List;
import news.dateline.web.Document;
import news.dateline.web.Shown;

/** A format of others in which a coverage can be asked for by {@code Accept}, with its newest updates. */
public interface CoverageFormat {
    /** Its media type, without parameters. */
    String mediaType();

    /** The coverage with its newest updates, newest first. */
    Document coverage(CoverageView coverage, List<LiveView> updates, Shown shown);
}
