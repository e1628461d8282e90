package news.dateline.desk;

import news.dateline.article.Audio;
import news.dateline.article.LeadImage;
import news.dateline.web.Checks;
import news.dateline.web.WebProblems;
import org.jspecify.annotations.Nullable;

/** Checks what staff say about an article's picture and recording. */
public final class Media {
    private static final int LONGEST_TEXT = 1000;

    private Media() {}

    /** The picture, if it can be shown. */
    public static @Nullable LeadImage checked(@Nullable LeadImage image) {
        if (image == null) {
            return null;
        }
        var url = Checks.address("#/leadImage/url", image.url());
        Manuscripts.optional("#/leadImage/alt", image.alt(), LONGEST_TEXT);
        Manuscripts.optional("#/leadImage/caption", image.caption(), LONGEST_TEXT);
        Manuscripts.optional("#/leadImage/credit", image.credit(), LONGEST_TEXT);
        size("#/leadImage/width", image.width(), 100_000);
        size("#/leadImage/height", image.height(), 100_000);
        return image.at(any -> url);
    }

    /** The recording, if it can be played. */
    public static @Nullable Audio checked(@Nullable Audio audio) {
        if (audio == null) {
            return null;
        }
        var url = Checks.address("#/audio/url", audio.url());
        if (audio.mediaType() == null || !audio.mediaType().matches("audio/[a-zA-Z0-9.+-]{1,60}")) {
            throw WebProblems.invalid("#/audio/mediaType", "not-audio", "'mediaType' takes one such as 'audio/mpeg'.");
        }
        size("#/audio/durationSeconds", audio.durationSeconds(), 1_000_000);
        return audio.at(any -> url);
    }

    private static void size(String pointer, @Nullable Integer number, int most) {
        if (number != null && (number < 1 || number > most)) {
            throw WebProblems.invalid(pointer, "out-of-range", "This takes a number from 1 to %d.".formatted(most));
        }
    }
}
