package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import news.dateline.article.ArticleRepository;
import news.dateline.change.Change;
import news.dateline.web.BulkRows;

/** Takes stories that come whole from elsewhere: out of other systems' exports and the demo edition. */
@Singleton
public class Intake {
    private final DraftRepository drafts;
    private final ArticleRepository articles;
    private final Publishing publishing;
    private final Revising revising;
    private final BulkRows rows;
    private final InstantSource clock;

    Intake(
            DraftRepository drafts,
            ArticleRepository articles,
            Publishing publishing,
            Revising revising,
            BulkRows rows,
            InstantSource clock) {
        this.drafts = drafts;
        this.articles = articles;
        this.publishing = publishing;
        this.revising = revising;
        this.rows = rows;
        this.clock = clock;
    }

    /**
     * Which of these articles somebody has edited or retracted here; locked until the transaction ends. Ask before the terms
     * are looked up that the stories name: whoever renames a term holds its articles when they lock it.
     */
    @Transactional
    public Set<UUID> edited(List<UUID> ids) {
        return locked(ids).stream().filter(Intake::isEdited).map(Draft::id).collect(Collectors.toSet());
    }

    /**
     * Takes the stories in one transaction: those whose id is known replace what is there unless it was
     * {@linkplain #edited edited}, the others are new. A story without a date of publication becomes a draft, never more.
     */
    @Transactional
    public void take(List<Story> stories) {
        var now = clock.instant();
        var known = locked(stories.stream().map(Story::id).toList()).stream()
                .collect(Collectors.toMap(Draft::id, Function.identity()));
        var taken = new HashSet<>(drafts.takenSlugs(
                stories.stream().map(Story::wantedSlug).distinct().toList()));
        var facts = new ArrayList<Change>();
        var renamings = new ArrayList<Change>();
        var arrivals = new Arrivals(revising);
        for (var story : stories) {
            var draft = known.get(story.id());
            if (draft == null) {
                arrivals.add(story, free(story.wantedSlug(), taken), now);
            } else if (!isEdited(draft)) {
                draft.revise(new Manuscript(draft.slug(), story.content(), story.related()), now);
                if (story.publishedAt() != null) {
                    var printed = publishing.print(draft, story.related(), story.publishedAt(), story.updatedAt(), now);
                    facts.addAll(printed.facts());
                    renamings.addAll(printed.renamings());
                }
                revising.keepImported(draft);
            }
        }
        facts.addAll(arrivals.store(rows, articles));
        if (!facts.isEmpty()) {
            publishing.record(facts, renamings);
        }
    }

    private List<Draft> locked(List<UUID> ids) {
        var locked = drafts.locked(ids);
        articles.locked(ids);
        return locked;
    }

    private static boolean isEdited(Draft draft) {
        return draft.editedAt() != null || draft.status() == Status.RETRACTED;
    }

    /** The wanted slug, with a number if it is taken; from now on it is. */
    private static String free(String wanted, Set<String> taken) {
        var slug = wanted;
        for (int number = 2; taken.contains(slug); number++) {
            slug = wanted + "-" + number;
        }
        taken.add(slug);
        return slug;
    }
}
