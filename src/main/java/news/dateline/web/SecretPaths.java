package news.dateline.web;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * The paths of all operations, and what may be told of the path of a request: whatever stands for {@code {token}} in it is a
 * secret.
 */
@Singleton
class SecretPaths {
    private static final String SECRET = "{token}";

    private final Set<String> operations = new ConcurrentSkipListSet<>();
    /** How the paths begin in which a secret follows. */
    private final Set<String> beginnings = new ConcurrentSkipListSet<>();

    void collect(@Observes StartupEvent start) {
        for (var bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            if (type.isAnnotationPresent(Path.class)) {
                for (var method : type.getMethods()) {
                    var below = method.getAnnotation(Path.class);
                    collect(type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value()));
                }
            }
        }
    }

    private void collect(String path) {
        operations.add(path);
        int secret = path.indexOf(SECRET);
        if (secret > 0) {
            beginnings.add(path.substring(0, secret));
        }
    }

    /** Whether this is the path of an operation, with the names of its parameters. */
    boolean isOperation(String path) {
        return operations.contains(path);
    }

    /** The path as it may be told and logged. */
    String told(String path) {
        var meant = decoded(path);
        return beginnings.stream()
                .filter(meant::startsWith)
                .findFirst()
                .map(beginning -> beginning + "***")
                .orElse(path);
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Not to be decoded by anybody, and so no operation's either.
            return path;
        }
    }
}
