package news.dateline.web;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The paths of all operations, and what may be told of the path of a request: whatever stands for {@code {token}} in it is a
 * secret.
 */
@Singleton
class SecretPaths {
    private static final String SECRET = "{token}";

    private volatile @Nullable Known known;

    /** All paths, and how those begin in which a secret follows. */
    private record Known(Set<String> operations, Set<String> beginnings) {}

    /** Found out when it is first asked for, so that no start waits for it. */
    private Known known() {
        var found = known;
        if (found == null) {
            var operations = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(Bean::getBeanClass)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getMethods()).map(method -> path(type, method)))
                    .collect(Collectors.toUnmodifiableSet());
            found = new Known(
                    operations,
                    operations.stream()
                            .filter(path -> path.indexOf(SECRET) > 0)
                            .map(path -> path.substring(0, path.indexOf(SECRET)))
                            .collect(Collectors.toUnmodifiableSet()));
            known = found;
        }
        return found;
    }

    private static String path(Class<?> type, Method method) {
        var below = method.getAnnotation(Path.class);
        return type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
    }

    /** Whether this is the path of an operation, with the names of its parameters. */
    boolean isOperation(String path) {
        return known().operations().contains(path);
    }

    /** The path as it may be told and logged. */
    String told(String path) {
        var meant = decoded(path);
        return known().beginnings().stream()
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
