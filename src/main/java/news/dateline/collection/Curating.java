package news.dateline.collection;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import news.dateline.access.Audit;
import news.dateline.change.Change;
import news.dateline.change.ChangeLog;
import news.dateline.change.ChangeType;
import news.dateline.web.Checks;
import news.dateline.web.Etags;
import news.dateline.web.Ids;
import news.dateline.web.Inputs;
import news.dateline.web.Preconditions;
import news.dateline.web.Slugs;
import org.jspecify.annotations.Nullable;

/** Puts articles before the readers in an order of the editors' own. */
@Singleton
class Curating {
    private static final String KIND = "collection";
    private static final ChangeType UPDATED = ChangeType.COLLECTION_UPDATED;

    private final CollectionRepository collections;
    private final Entries entries;
    private final Slugs slugs;
    private final Inputs inputs;
    private final Audit audit;
    private final ChangeLog changes;

    Curating(
            CollectionRepository collections,
            Entries entries,
            Slugs slugs,
            Inputs inputs,
            Audit audit,
            ChangeLog changes) {
        this.collections = collections;
        this.entries = entries;
        this.slugs = slugs;
        this.inputs = inputs;
        this.audit = audit;
        this.changes = changes;
    }

    /** A new collection. */
    @Transactional
    Collection create(@Nullable JsonNode body) {
        var input = inputs.read(body, CollectionInput.class, CollectionInput.READ_ONLY);
        var name = name(input);
        var id = Ids.next();
        var collection = new Collection(
                id,
                input.slug() == null ? slugs.made(KIND, name) : slugs.claimed(KIND, input.slug(), id),
                name,
                description(input),
                entries.checked(input.entries(), List.of()),
                collections.now());
        collections.persist(collection);
        audit.record("collection.create", KIND, id, collection.slug());
        changes.append(List.of(updated(id, collection.slug(), null)));
        return collection;
    }

    /** Everything about the collection, its order among it, replaced. */
    @Transactional
    Collection replace(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode body) {
        var collection = seen(slugOrId, ifMatch);
        return revise(collection, inputs.read(body, CollectionInput.class, CollectionInput.READ_ONLY));
    }

    /** Some of it, replaced (RFC 7396). */
    @Transactional
    Collection patch(String slugOrId, @Nullable String ifMatch, @Nullable JsonNode patch) {
        var collection = seen(slugOrId, ifMatch);
        return revise(
                collection,
                inputs.merge(CollectionInput.of(collection), patch, CollectionInput.class, CollectionInput.READ_ONLY));
    }

    private Collection revise(Collection collection, CollectionInput input) {
        var before = collection.slug();
        var slug = input.slug() == null || input.slug().equals(before)
                ? before
                : slugs.claimed(KIND, input.slug(), collection.id());
        collection.revise(
                slug,
                name(input),
                description(input),
                entries.checked(input.entries(), collection.entries()),
                collections.now());
        var fact = updated(collection.id(), slug, null);
        if (slug.equals(before)) {
            audit.record("collection.save", KIND, collection.id(), null);
            changes.append(List.of(fact));
        } else {
            slugs.moved(KIND, before, slug, collection.id());
            audit.record("collection.save", KIND, collection.id(), before + " → " + slug);
            // What was answered under the former slug is out of date as well; the present one has the last word.
            changes.append(List.of(updated(collection.id(), before, UPDATED), fact));
        }
        return collection;
    }

    /** The collection goes; the articles in it stay. */
    @Transactional
    void delete(String slugOrId, @Nullable String ifMatch) {
        var collection = seen(slugOrId, ifMatch);
        collections.delete(collection);
        slugs.forgotten(KIND, collection.id());
        audit.record("collection.delete", KIND, collection.id(), collection.slug());
        changes.append(List.of(updated(collection.id(), collection.slug(), null)));
    }

    private Collection seen(String slugOrId, @Nullable String ifMatch) {
        var collection = collections.locked(slugOrId);
        Preconditions.check(ifMatch, Etags.ofVersion(collection.version()));
        return collection;
    }

    private static String name(CollectionInput input) {
        return Checks.required("#/name", input.name(), CollectionInput.LONGEST_NAME)
                .strip();
    }

    private static @Nullable String description(CollectionInput input) {
        return Checks.optional("#/description", input.description(), CollectionInput.LONGEST_DESCRIPTION);
    }

    private static Change updated(UUID id, String slug, @Nullable ChangeType cause) {
        return new Change(UPDATED, KIND, id, slug, null, cause);
    }
}
