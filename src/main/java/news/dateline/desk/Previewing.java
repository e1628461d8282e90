package news.dateline.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import news.dateline.access.Token;
import news.dateline.web.Ids;
import news.dateline.web.WebProblems;
import org.hibernate.Session;

/** Hands out links to drafts, takes them back, and finds what they lead to. */
@Singleton
class Previewing {
    /** More links than that to one draft are a mistake. */
    private static final int MOST = 100;

    private final Session database;
    private final DraftRepository drafts;
    private final Desk desk;

    Previewing(Session database, DraftRepository drafts, Desk desk) {
        this.database = database;
        this.drafts = drafts;
        this.desk = desk;
    }

    /** A new link; the token in it is known here and now only. */
    @Transactional
    Created create(UUID draftId, Duration life) {
        var draft = desk.requireOwn(drafts.locked(draftId));
        if (draft.status() == Status.RETRACTED) {
            throw DeskProblems.retracted();
        }
        if (good(draftId).size() >= MOST) {
            throw WebProblems.conflict("The article has %d links already; revoke some.".formatted(MOST));
        }
        var token = Token.random();
        var now = desk.now();
        var preview = new Preview(Ids.next(), draftId, Token.hash(token), desk.keyId(), now, now.plus(life));
        database.persist(preview);
        desk.record("preview.create", draftId, preview.id().toString());
        return new Created(preview, token);
    }

    /** The links to a draft that still work, newest first. */
    @Transactional
    List<Preview> list(UUID draftId) {
        desk.requireOwn(drafts.required(draftId));
        return good(draftId);
    }

    private List<Preview> good(UUID draftId) {
        return database.createQuery(
                        "from Preview where draftId = ?1 and revokedAt is null and expiresAt > ?2 order by createdAt desc",
                        Preview.class)
                .setParameter(1, draftId)
                .setParameter(2, desk.now())
                .getResultList();
    }

    /** The link works no longer. */
    @Transactional
    void revoke(UUID draftId, UUID previewId) {
        desk.requireOwn(drafts.required(draftId));
        var preview = Optional.ofNullable(database.find(Preview.class, previewId))
                .filter(found -> found.draftId().equals(draftId) && found.isGood(desk.now()))
                .orElseThrow(() -> WebProblems.notFound("preview", previewId.toString()));
        preview.revoke(desk.now());
        desk.record("preview.revoke", draftId, previewId.toString());
    }

    /** The draft that a token leads to; expired, revoked and invented tokens all lead nowhere. */
    @Transactional
    Optional<Draft> behind(String token) {
        if (!Token.isValid(token)) {
            return Optional.empty();
        }
        return database.createQuery("from Preview where hash = ?1", Preview.class)
                .setParameter(1, Token.hash(token))
                .uniqueResultOptional()
                .filter(preview -> preview.isGood(desk.now()))
                .map(preview -> drafts.required(preview.draftId()))
                .filter(draft -> draft.status() != Status.RETRACTED);
    }

    record Created(Preview preview, String token) {}
}
