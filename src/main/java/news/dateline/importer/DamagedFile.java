package news.dateline.importer;

/** A file that cannot be read on; the message says what is wrong and where, for the report. */
class DamagedFile extends Exception {
    DamagedFile(String message) {
        super(message);
    }

    DamagedFile(String message, Throwable cause) {
        super(message, cause);
    }
}
