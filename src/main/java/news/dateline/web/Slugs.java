package news.dateline.web;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Who has which slug and who once had it. Present slugs stand in the table that is named like the kind of thing; the former
 * ones lead readers on, and nobody else gets them as long as they do.
 */
@Singleton
public class Slugs {
    private final Session database;

    Slugs(Session database) {
        this.database = database;
    }

    /**
     * The wanted slug, which nobody else of the kind can take before the transaction ends.
     *
     * @throws ProblemException 422 if it cannot be a slug, 409 if another thing of the kind has it or once had it
     */
    public String claimed(String kind, String wanted, UUID claimant) {
        if (!Slug.isValid(wanted) || Ids.parsed(wanted).isPresent()) {
            throw WebProblems.invalid(
                    "#/slug", "not-a-slug", "A slug takes lower-case letters, digits and single hyphens, up to 200.");
        }
        lock(kind);
        boolean taken = Scalars.of(database, """
                        select exists (select 1 from %s where slug = ?1 and id <> ?2)
                            or exists (select 1 from former_slug where kind = ?3 and slug = ?1 and target_id <> ?2)
                        """.formatted(kind), Boolean.class)
                .setParameter(1, wanted)
                .setParameter(2, claimant)
                .setParameter(3, kind)
                .getSingleResult();
        if (taken) {
            throw WebProblems.slugTaken(kind, wanted);
        }
        return wanted;
    }

    /** A slug made from the name, with a number if others have it or once had it. */
    public String made(String kind, String name) {
        var made = Slug.of(name);
        var slug = made.isEmpty() || Ids.parsed(made).isPresent() ? kind : made;
        lock(kind);
        var taken = new HashSet<>(Scalars.of(database, """
                        select slug from %s where slug = ?1 or slug like ?1 || '-%%'
                        union select slug from former_slug where kind = ?2 and (slug = ?1 or slug like ?1 || '-%%')
                        """.formatted(kind), String.class)
                .setParameter(1, slug)
                .setParameter(2, kind)
                .getResultList());
        var free = slug;
        for (int number = 2; taken.contains(free); number++) {
            free = slug + "-" + number;
        }
        return free;
    }

    /** One at a time gives out slugs of a kind, since present and former ones stand in two tables; until the transaction ends. */
    public void lock(String kind) {
        Scalars.of(
                        database,
                        "select 1 from (select pg_advisory_xact_lock(hashtextextended(?1, 0))) locked",
                        Integer.class)
                .setParameter(1, "slug of " + kind)
                .getSingleResult();
    }

    /** From now on the former slug leads to this thing, and the present one does not lead away from it. */
    public void moved(String kind, String former, String present, UUID target) {
        database.createNativeMutationQuery("insert into former_slug (kind, slug, target_id) values (?1, ?2, ?3)"
                        + " on conflict (kind, slug) do update set target_id = excluded.target_id")
                .setParameter(1, kind)
                .setParameter(2, former)
                .setParameter(3, target)
                .executeUpdate();
        database.createNativeMutationQuery("delete from former_slug where kind = ?1 and slug = ?2")
                .setParameter(1, kind)
                .setParameter(2, present)
                .executeUpdate();
    }

    /** What led to the one thing leads to the other. */
    public void handedOver(String kind, UUID from, UUID to) {
        database.createNativeMutationQuery("update former_slug set target_id = ?3 where kind = ?1 and target_id = ?2")
                .setParameter(1, kind)
                .setParameter(2, from)
                .setParameter(3, to)
                .executeUpdate();
    }

    /** The thing is gone, and nothing leads to it any more. */
    public void forgotten(String kind, UUID target) {
        database.createNativeMutationQuery("delete from former_slug where kind = ?1 and target_id = ?2")
                .setParameter(1, kind)
                .setParameter(2, target)
                .executeUpdate();
    }

    /** The present slug of the thing that once had this one. */
    public Optional<String> present(String kind, String former) {
        return Scalars.of(
                        database,
                        "select x.slug from former_slug f join %s x on x.id = f.target_id where f.kind = ?1 and f.slug = ?2"
                                .formatted(kind),
                        String.class)
                .setParameter(1, kind)
                .setParameter(2, former)
                .uniqueResultOptional();
    }
}
