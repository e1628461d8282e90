package news.dateline.web;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose content was cut to what was asked for, with what the whole showed.
 *
 * @param content what goes over the wire
 * @param shown null if no cache may keep it
 */
public record Answer(@JsonValue Object content, @Nullable Shown shown) implements Representation {}
