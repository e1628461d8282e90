package news.dateline.body;

/** Where a related article is and what it is called now. */
public record Link(String url, String title) {}
