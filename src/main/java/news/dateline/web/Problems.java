package news.dateline.web;

import java.util.List;

/**
 * The problem types of one room; every room that has some offers them to the documentation pages and, while the
 * application is built, to its description. So it needs a constructor without parameters.
 */
public interface Problems {
    /** All types of the room. */
    List<ProblemType> types();
}
