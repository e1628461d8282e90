package news.dateline.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

/** Secrets that all instances on one database share; the first that needs one makes it. */
@Singleton
public class SharedSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final Session database;
    private final Map<String, byte[]> known = new ConcurrentHashMap<>();

    SharedSecret(Session database) {
        this.database = database;
    }

    /**
     * The HMAC-SHA256 of the parts, in turn, under the secret of this name: 32 bytes that nobody else can make. All parts but
     * the last must be of a fixed length or end in a zero byte, or others could be cut to the same.
     */
    public byte[] sign(String name, byte[]... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(of(name), ALGORITHM));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 belongs to every Java runtime", e);
        }
    }

    /** The secret of this name; made if there is none yet. */
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
