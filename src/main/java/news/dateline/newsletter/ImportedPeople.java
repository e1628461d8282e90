package news.dateline.newsletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import news.dateline.newsletter.ImportedRow.Wanted;
import news.dateline.web.Ids;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Writes many people at once: a statement each for who they are, what they get, and why, whatever their number. */
@Singleton
class ImportedPeople {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HexFormat HEX = HexFormat.of();

    private final Session database;

    ImportedPeople(Session database) {
        this.database = database;
    }

    /** Who of them must not be written to, by their hashes in hexadecimal digits. */
    Set<String> suppressed(List<Row> rows) {
        return rows.isEmpty()
                ? Set.of()
                : database
                        .createNativeQuery("select person from suppression where person in (:people)", byte[].class)
                        .setParameter(
                                "people",
                                rows.stream()
                                        .map(row -> HEX.parseHex(row.person))
                                        .toList())
                        .getResultList()
                        .stream()
                        .map(HEX::formatHex)
                        .collect(Collectors.toSet());
    }

    /** Subscribes them, and writes it into the ledger; tells what is new by it. */
    @Transactional(TxType.MANDATORY)
    Set<Pair> subscribe(List<Row> rows) {
        if (rows.isEmpty()) {
            return Set.of();
        }
        var ids = people(rows);
        var wishes = new HashMap<Pair, Row>();
        for (var row : rows) {
            // Of the same wish twice, the one that is proven counts.
            row.newsletters
                    .keySet()
                    .forEach(newsletter -> wishes.merge(
                            new Pair(row.key(), newsletter), row, (one, other) -> one.isConfirmed() ? one : other));
        }
        var changed = subscriptions(wishes, ids);
        ledger(changed, wishes, ids);
        return changed;
    }

    /** The ids of all of them, those of whom nothing was known made. In the order of their keys, so that imports do not cross. */
    private Map<String, UUID> people(List<Row> rows) {
        var people = new TreeMap<String, Person>();
        rows.forEach(row -> people.merge(row.key(), Person.of(row), Person::or));
        var ids = new HashMap<String, UUID>();
        database.createNativeQuery("""
                        insert into subscriber as s (id, address_key, address, locale, created_at, confirmed_at)
                        select r.id, r.key, r.address, r.locale, clock_timestamp(), r.confirmed
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as r (id uuid, key text, address text, locale text, confirmed timestamptz)
                        order by r.key
                        on conflict (address_key) do update set
                            confirmed_at = coalesce(s.confirmed_at, excluded.confirmed_at)
                        returning id, address_key
                        """, Tuple.class)
                .setParameter("rows", json(people.values()))
                .getResultList()
                .forEach(row -> ids.put(row.get("address_key", String.class), row.get("id", UUID.class)));
        return ids;
    }

    private Set<Pair> subscriptions(Map<Pair, Row> wishes, Map<String, UUID> ids) {
        var keys = new HashMap<UUID, String>();
        ids.forEach((key, id) -> keys.put(id, key));
        var changed = new HashSet<Pair>();
        database.createNativeQuery("""
                        insert into subscription as x (subscriber_id, newsletter_id, status, requested_at, confirmed_at)
                        select r.subscriber, r.newsletter, r.status, coalesce(r.confirmed, clock_timestamp()), r.confirmed
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as r (subscriber uuid, newsletter uuid, status text, confirmed timestamptz)
                        order by r.subscriber, r.newsletter
                        on conflict (subscriber_id, newsletter_id) do update set status = 'confirmed',
                            confirmed_at = excluded.confirmed_at, ended_at = null, reason = null
                        where excluded.status = 'confirmed' and (x.status = 'pending'
                            or (x.status = 'ended' and excluded.confirmed_at > x.ended_at))
                        returning subscriber_id, newsletter_id
                        """, Tuple.class)
                .setParameter(
                        "rows",
                        json(wishes.entrySet().stream()
                                .map(wish -> Wish.of(wish.getKey(), wish.getValue(), ids))
                                .toList()))
                .getResultList()
                .forEach(row -> changed.add(new Pair(
                        keys.getOrDefault(row.get("subscriber_id", UUID.class), ""),
                        row.get("newsletter_id", UUID.class))));
        return changed;
    }

    private void ledger(Set<Pair> changed, Map<Pair, Row> wishes, Map<String, UUID> ids) {
        var entries = wishes.entrySet().stream()
                .filter(wish -> changed.contains(wish.getKey()))
                .map(wish -> Entry.of(wish.getKey(), wish.getValue(), ids))
                .toList();
        database.createNativeMutationQuery("""
                        insert into consent_entry (id, person, subscriber_id, newsletter, at, kind, via, text, form, locale,
                            network, proof)
                        select r.id, decode(r.person, 'hex'), r.subscriber, r.newsletter, clock_timestamp(), 'imported',
                            'import', r.text, r.form, r.locale, r.network, r.proof
                        from jsonb_to_recordset(cast(:rows as jsonb))
                            as r (id uuid, person text, subscriber uuid, newsletter text, text text, form text, locale text,
                                network text, proof text)
                        """)
                .setParameter("rows", json(entries))
                .executeUpdate();
    }

    private static String json(Collection<?> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Records of texts are always written", e);
        }
    }

    /**
     * Somebody who is to be brought in.
     *
     * @param person the keyed hash of the address, in hexadecimal digits
     * @param newsletters their slugs in the file, by id
     */
    record Row(Wanted wanted, String person, Map<UUID, String> newsletters) {

        String key() {
            return wanted.address().key();
        }

        boolean isConfirmed() {
            return wanted.confirmedAt() != null;
        }

        private @Nullable String confirmed() {
            return wanted.confirmedAt() == null ? null : wanted.confirmedAt().toString();
        }
    }

    /** Somebody, by the key of the address, and a newsletter. */
    record Pair(String key, UUID newsletter) {}

    private record Person(
            UUID id,
            String key,
            String address,
            String locale,
            @Nullable String confirmed) {

        static Person of(Row row) {
            return new Person(
                    Ids.next(),
                    row.key(),
                    row.wanted.address().toSend(),
                    row.wanted.tongue().tag(),
                    row.confirmed());
        }

        Person or(Person other) {
            return confirmed == null ? other : this;
        }
    }

    private record Wish(
            @Nullable UUID subscriber,
            UUID newsletter,
            String status,
            @Nullable String confirmed) {

        static Wish of(Pair pair, Row row, Map<String, UUID> ids) {
            return new Wish(
                    ids.get(pair.key), pair.newsletter, row.isConfirmed() ? "confirmed" : "pending", row.confirmed());
        }
    }

    private record Entry(
            UUID id,
            String person,
            @Nullable UUID subscriber,
            @Nullable String newsletter,
            @Nullable String text,
            @Nullable String form,
            String locale,
            @Nullable String network,
            @Nullable String proof) {

        static Entry of(Pair pair, Row row, Map<String, UUID> ids) {
            var wanted = row.wanted;
            return new Entry(
                    Ids.next(),
                    row.person,
                    ids.get(pair.key),
                    row.newsletters.get(pair.newsletter),
                    wanted.text(),
                    wanted.form(),
                    wanted.tongue().tag(),
                    wanted.network(),
                    wanted.evidence());
        }
    }
}
