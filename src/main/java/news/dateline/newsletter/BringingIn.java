package news.dateline.newsletter;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.newsletter.ImportedPeople.Row;
import news.dateline.newsletter.ImportedRow.Skipped;
import news.dateline.newsletter.ImportedRow.Wanted;
import news.dateline.newsletter.NewsletterRepository.Named;

/**
 * Brings rows of a list in, so many in one transaction. Nobody comes back who has left after the list was made, or must not be
 * written to; nobody is written to by it.
 */
@Singleton
class BringingIn {
    private final SubscriberImports imports;
    private final NewsletterRepository newsletters;
    private final ImportedPeople people;
    private final Persons persons;

    BringingIn(SubscriberImports imports, NewsletterRepository newsletters, ImportedPeople people, Persons persons) {
        this.imports = imports;
        this.newsletters = newsletters;
        this.people = people;
        this.persons = persons;
    }

    /**
     * Brings the batch in and reports on it.
     *
     * @throws LostLease if another runner has taken the import over
     */
    @Transactional
    void bring(SubscriberImports.Claim claim, List<ImportedRow> batch) {
        var skips = new ArrayList<Skipped>();
        var rows = permitted(known(batch, skips), skips);
        var changed = people.subscribe(rows);
        int confirmed = 0;
        int pending = 0;
        for (var row : rows) {
            boolean isNew = row.newsletters().keySet().stream()
                    .anyMatch(newsletter -> changed.contains(new ImportedPeople.Pair(row.key(), newsletter)));
            confirmed += isNew && row.isConfirmed() ? 1 : 0;
            pending += isNew && !row.isConfirmed() ? 1 : 0;
        }
        int unchanged = rows.size() - confirmed - pending;
        int last = batch.getLast().number();
        if (!imports.advance(claim, new SubscriberImports.Tally(last, confirmed, pending, unchanged, skips.size()))) {
            throw new LostLease();
        }
        imports.report(claim, skips);
    }

    /** The rows whose newsletters there are. */
    private List<Row> known(List<ImportedRow> batch, List<Skipped> skips) {
        var wanted = new ArrayList<Wanted>();
        for (var row : batch) {
            switch (row) {
                case Wanted good -> wanted.add(good);
                case Skipped bad -> skips.add(bad);
            }
        }
        var slugs = wanted.stream().flatMap(row -> row.newsletters().stream()).collect(Collectors.toSet());
        var named = slugs.isEmpty() ? Map.<String, Named>of() : newsletters.named(slugs);
        var rows = new ArrayList<Row>();
        for (var row : wanted) {
            var ids = new HashMap<UUID, String>();
            for (var slug : row.newsletters()) {
                var newsletter = named.get(slug);
                if (newsletter != null) {
                    ids.put(newsletter.id(), slug);
                }
            }
            if (named.keySet().containsAll(row.newsletters())) {
                rows.add(new Row(
                        row, HexFormat.of().formatHex(persons.hash(row.address().key())), ids));
            } else {
                skips.add(new Skipped(row.number(), "unknown-newsletter"));
            }
        }
        return rows;
    }

    /** Those of them who may be written to. */
    private List<Row> permitted(List<Row> rows, List<Skipped> skips) {
        var suppressed = people.suppressed(rows);
        var permitted = new ArrayList<Row>();
        for (var row : rows) {
            if (suppressed.contains(row.person())) {
                skips.add(new Skipped(row.wanted().number(), "suppressed"));
            } else {
                permitted.add(row);
            }
        }
        return permitted;
    }

    /** Another runner has it. */
    static final class LostLease extends RuntimeException {
        LostLease() {
            super("Another runner has taken the import over");
        }
    }
}
