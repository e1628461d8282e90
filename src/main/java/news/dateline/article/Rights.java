package news.dateline.article;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import news.dateline.body.Block;
import news.dateline.body.Body;
import org.jspecify.annotations.Nullable;

/** What of an article's pictures and recordings somebody gets. */
enum Rights {
    /** All of them: whoever shows the newsroom's own site. */
    TO_SHOW,
    /** Those that the newsroom may give away. */
    TO_PASS_ON;

    @Nullable LeadImage of(@Nullable LeadImage image, UnaryOperator<String> absolute) {
        return image == null || isWithheld(image.mayBePassedOn()) ? null : image.at(absolute);
    }

    @Nullable Audio of(@Nullable Audio audio, UnaryOperator<String> absolute) {
        return audio == null || isWithheld(audio.mayBePassedOn()) ? null : audio.at(absolute);
    }

    Body of(Body body) {
        return this == TO_SHOW ? body : body.syndicable();
    }

    /** What is left out; null if that is nothing. */
    @Nullable List<ArticleView.Withheld> withheld(ArticleRow row, @Nullable Body body) {
        var withheld = new ArrayList<ArticleView.Withheld>();
        if (row.leadImage() != null && isWithheld(row.leadImage().mayBePassedOn())) {
            withheld.add(ArticleView.Withheld.withoutRights("leadImage", null));
        }
        if (row.audio() != null && isWithheld(row.audio().mayBePassedOn())) {
            withheld.add(ArticleView.Withheld.withoutRights("audio", null));
        }
        if (body != null) {
            body.blocks().stream()
                    .filter(block -> isWithheld(Body.isSyndicable(block)))
                    .map(Block::id)
                    .forEach(id -> withheld.add(ArticleView.Withheld.withoutRights("body", id)));
        }
        return withheld.isEmpty() ? null : withheld;
    }

    private boolean isWithheld(boolean mayBePassedOn) {
        return this == TO_PASS_ON && !mayBePassedOn;
    }
}
