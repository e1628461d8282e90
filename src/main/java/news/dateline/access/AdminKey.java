package news.dateline.access;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Sees to it that somebody can come in: the configured first key, or one made here. */
@Singleton
class AdminKey {
    private static final Logger LOG = Logger.getLogger(AdminKey.class);

    private final ApiKeyRepository keys;
    private final AccessConfig config;
    private final InstantSource clock;

    AdminKey(ApiKeyRepository keys, AccessConfig config, InstantSource clock) {
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    void ensure(@Observes @Priority(100) StartupEvent start) {
        // One instance at a time, or two that start together would make two keys.
        keys.lockAll();
        if (config.adminKey().isPresent()) {
            admit(config.adminKey().get());
        } else if (!keys.hasGoodAdmin(null)) {
            make();
        }
    }

    private void admit(String text) {
        if (!Secret.isAcceptable(text)) {
            throw new IllegalStateException(
                    "DATELINE_ADMIN_KEY must be 'dl_' and at least 24 letters, digits, '-' or '_'.");
        }
        if (!keys.knows(Secret.of(text))) {
            keys.persist(new ApiKey(Grant.ofEverything("Bootstrap key"), Secret.of(text), clock.instant()));
        }
    }

    private void make() {
        var secret = Secret.random();
        keys.persistAndFlush(new ApiKey(Grant.ofEverything("First key"), secret, clock.instant()));
        var file = config.dataDir().resolve("admin-key");
        write(file, secret);
        LOG.infof("Admin key, shown this once and kept in %s: %s", file, secret.reveal());
    }

    private static void write(Path file, Secret secret) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, secret.reveal() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The admin key cannot be kept in " + file, e);
        }
    }
}
