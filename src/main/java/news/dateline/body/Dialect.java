package news.dateline.body;

/** How a source uses lines. */
enum Dialect {
    /** A line end is a space. */
    HTML,
    /** HTML with shortcodes. */
    GUTENBERG,
    /** A blank line ends a paragraph, a line end breaks the line, shortcodes stand for media. */
    CLASSIC
}
