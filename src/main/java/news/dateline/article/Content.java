package news.dateline.article;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import news.dateline.body.Body;
import org.jspecify.annotations.Nullable;

/**
 * What an article says, apart from its life: the same for a draft and for what readers see.
 *
 * @param language a BCP 47 tag such as {@code en} or {@code uk}
 * @param sectionId the one section, if any
 * @param tagIds in order of weight
 * @param authorIds in order of the byline
 */
public record Content(
        String title,
        String summary,
        String language,
        @Nullable UUID sectionId,
        List<UUID> tagIds,
        List<UUID> authorIds,
        @Nullable LeadImage leadImage,
        @Nullable Audio audio,
        Body body) {

    /** Two spellings of one language would be two languages to a filter. */
    public Content {
        language = canonical(language);
    }

    /** The language tag as BCP 47 writes it: {@code en-GB}, whatever its letters were. */
    static String canonical(String language) {
        return Locale.forLanguageTag(language.replace('_', '-')).toLanguageTag();
    }
}
