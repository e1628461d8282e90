package news.dateline.desk;

/** Where an article stands while there is something about it that readers must not learn; and one where there is not. */
enum State {
    NEVER_PUBLISHED,
    SCHEDULED,
    WAITING_EDITS,
    SCHEDULED_REVISION,
    UNPUBLISHED,
    RETRACTED,
    /** The control: all of it is public, and whoever looks for it must find it. */
    PUBLISHED;

    /** Readers see an earlier version, without anything that is hidden. */
    boolean showsAnotherVersion() {
        return this == WAITING_EDITS || this == SCHEDULED_REVISION;
    }

    /** What is hidden now was public once, so that its addresses are known. */
    boolean wasPublic() {
        return this == UNPUBLISHED || this == RETRACTED || this == PUBLISHED;
    }

    /** Nobody outside can know that it exists. */
    boolean isUnheardOf() {
        return this == NEVER_PUBLISHED || this == SCHEDULED;
    }
}
