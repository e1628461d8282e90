package news.dateline.edge;

/** What the cache had to do with an answer, as the header {@code Cache-Status} tells it (RFC 9211). */
enum CacheStatus {
    /** It was kept. */
    HIT("hit", "Dateline; hit"),
    /** It was kept and is old, but nothing newer can be read. */
    STALE("stale", "Dateline; hit; fwd=stale; detail=unreachable"),
    /** It was read for this request. */
    MISS("miss", "Dateline; fwd=uri-miss; stored"),
    /** It was read for another request, while this one waited. */
    COLLAPSED("collapsed", "Dateline; fwd=uri-miss; stored; collapsed"),
    /** It is not for all, or not to be kept. */
    BYPASS("bypass", "Dateline; fwd=bypass");

    static final String HEADER = "Cache-Status";

    private final String label;
    private final String value;

    CacheStatus(String label, String value) {
        this.label = label;
        this.value = value;
    }

    /** Its name in metrics. */
    String label() {
        return label;
    }

    String value() {
        return value;
    }
}
