package news.dateline.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * An article with what readers must not learn of it.
 *
 * @param word part of every hidden word, and of nothing that is public
 * @param shelf part of the slugs of the section, the tag and the author that nothing else is filed under
 * @param before the number of the newest change before it was made
 * @param since when the first of all was made
 * @param plainSlug the slug of the version that readers see, if they see another one
 * @param host the slug of an article that names it as related and has a card of it in its body
 * @param neighbour the slug of an article that shares a tag with it
 * @param collection the slug of a collection that it is in; empty if it cannot be in one
 */
record Hidden(
        State state,
        String id,
        String word,
        String shelf,
        long before,
        Instant since,
        String plainSlug,
        String host,
        String neighbour,
        String collection) {

    /** The word of a place, such as the title. */
    String in(String place) {
        return place + word;
    }

    /** The slug that it has now. */
    String slug() {
        return in("slug");
    }

    /** The slug that it had before, if it ever was public. */
    String formerSlug() {
        return in("former");
    }

    /** What no answer may hold: the word, and the id as well if nobody can know it. */
    List<String> secrets() {
        return state.isUnheardOf() ? List.of(word, id) : List.of(word);
    }

    /** Whether an answer would have to repeat what is hidden, because the request says it. */
    boolean isNamedIn(String target) {
        return target.contains(word) || (target.contains(id) && !state.showsAnotherVersion());
    }

    /** The same request about something that never was. */
    Stranger stranger() {
        return new Stranger(this, "y".repeat(word.length()), UUID.randomUUID().toString());
    }

    /** The words of all places, as somebody would search for them. */
    Stream<String> words() {
        return Stage.PLACES.stream().map(this::in);
    }

    /** Somebody of whom nobody ever heard, with words just as long. */
    record Stranger(Hidden hidden, String word, String id) {
        String inPlaceOfHidden(String text) {
            return text.replace(hidden.word, word).replace(hidden.id, id);
        }
    }
}
