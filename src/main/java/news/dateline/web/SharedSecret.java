package news.dateline.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;

/** Secrets that all instances on one database share; the first that needs one makes it. */
@Singleton
class SharedSecret {
    private static final int BYTES = 32;

    private final Session database;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    SharedSecret(Session database) {
        this.database = database;
    }

    byte[] of(String name) {
        var secret = known.get(name);
        return secret != null ? secret : known.computeIfAbsent(name, this::stored);
    }

    private byte[] stored(String name) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            database.createNativeMutationQuery(
                            "insert into secret (name, value) values (?1, ?2) on conflict do nothing")
                    .setParameter(1, name)
                    .setParameter(2, fresh)
                    .executeUpdate();
            return database.createNativeQuery("select value from secret where name = ?1", byte[].class)
                    .setParameter(1, name)
                    .getSingleResult();
        });
    }
}
