package news.dateline.feed;

import java.util.List;
import news.dateline.feed.Feed.Entry;
import news.dateline.web.Page;
import news.dateline.web.Shown;

/** A page of entries, where its neighbours are, and what it shows. */
record Entries(List<Entry> all, Page.Links links, Shown shown) {}
