package news.dateline.web;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Takes secrets out of addresses before anybody is told of them: whatever stands for {@code {token}} in the path of an operation. */
@Singleton
class SecretPaths {
    private static final String SECRET = "{token}";

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
        int secret = path.indexOf(SECRET);
        if (secret > 0) {
            beginnings.add(path.substring(0, secret));
        }
    }

    /** The path as it may be told and logged. */
    String told(String path) {
        return beginnings.stream()
                .filter(path::startsWith)
                .findFirst()
                .map(beginning -> beginning + "***")
                .orElse(path);
    }
}
