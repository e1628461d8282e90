package news.dateline.web;

/**
 * An operation that takes larger bodies than all others; a room that has one produces it as a bean.
 *
 * @param path the exact path, such as {@code /v1/desk/imports}
 * @param limit in bytes
 */
public record LargeBody(String path, long limit) {}
