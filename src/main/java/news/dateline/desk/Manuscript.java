package news.dateline.desk;

import java.util.List;
import java.util.UUID;
import news.dateline.article.Content;

/**
 * All that staff decide about an article: what it says, where it is to be found, what goes with it.
 *
 * @param relatedIds chosen by hand, in order; empty lets likeness choose
 */
record Manuscript(String slug, Content content, List<UUID> relatedIds) {}
