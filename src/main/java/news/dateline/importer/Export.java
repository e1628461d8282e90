package news.dateline.importer;

import java.util.function.Consumer;

/** A file that another system exported. */
interface Export {

    /** Names the site that it came from, so that the ids of one are not taken for those of another. */
    String site();

    /**
     * Reads it from beginning to end; each time in the same order.
     *
     * @throws DamagedFile with the place of the fault
     */
    void read(Consumer<Found> reader) throws DamagedFile;
}
