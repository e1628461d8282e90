package news.dateline.feed;

import news.dateline.taxonomy.TermKind;

/** What a feed is about. */
sealed interface Subject {
    /** The address below {@code /feeds}, without the ending. */
    String path();

    /** All articles. */
    record Articles() implements Subject {
        @Override
        public String path() {
            return "/feeds/articles";
        }
    }

    /** The live feed. */
    record Live() implements Subject {
        @Override
        public String path() {
            return "/feeds/live";
        }
    }

    /** The articles of a section, with a tag, or by an author. */
    record Term(TermKind kind, String slug) implements Subject {
        @Override
        public String path() {
            return "/feeds/%ss/%s".formatted(kind.word(), slug);
        }
    }
}
