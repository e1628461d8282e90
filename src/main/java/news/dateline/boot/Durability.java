package news.dateline.boot;

import java.util.List;

/** What an embedded server promises about acknowledged data. */
public enum Durability {
    /** What is committed survives the death of the process and of the machine. */
    DURABLE("on"),

    /** For tests: nothing is forced to disk, and every start begins with an empty database. */
    THROWAWAY("off");

    private final String forcedToDisk;

    Durability(String forcedToDisk) {
        this.forcedToDisk = forcedToDisk;
    }

    List<String> settings() {
        return List.of(
                "fsync=" + forcedToDisk, "full_page_writes=" + forcedToDisk, "synchronous_commit=" + forcedToDisk);
    }
}
