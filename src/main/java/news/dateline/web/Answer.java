package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An answer whose content was cut to what was asked for, with what the whole showed.
 *
 * @param content what goes over the wire
 */
public record Answer(@JsonValue Object content, Shown shown) implements Representation {}
