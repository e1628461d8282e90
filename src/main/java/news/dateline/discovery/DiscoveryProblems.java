package news.dateline.discovery;

import jakarta.inject.Singleton;
import java.util.List;
import news.dateline.web.Problem;
import news.dateline.web.ProblemException;
import news.dateline.web.ProblemType;
import news.dateline.web.Problems;

/** What can be wrong with requests for cards. */
@Singleton
public class DiscoveryProblems implements Problems {
    static final ProblemType FORMAT = new ProblemType(
            "oembed-format",
            501,
            "No such format",
            "oEmbed knows `json` and `xml`; a provider answers 501 to any other `format` (oEmbed 1.0, section 2.3).");

    @Override
    public List<ProblemType> types() {
        return List.of(FORMAT);
    }

    static ProblemException noSuchFormat() {
        return Problem.of(FORMAT).detail("'format' takes json or xml.").asException();
    }
}
