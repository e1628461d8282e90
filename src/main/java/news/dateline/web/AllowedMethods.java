package news.dateline.web;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows which methods each path has, for the {@code Allow} that every 405 must carry (RFC 9110, section 15.5.6). */
@Singleton
class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");

    private final List<Operation> operations = new ArrayList<>();

    void collect(@Observes StartupEvent start) {
        for (var bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            if (type.isAnnotationPresent(Path.class)) {
                Arrays.stream(type.getMethods()).forEach(method -> collect(type, method));
            }
        }
    }

    private void collect(Class<?> type, Method method) {
        for (var annotation : method.getAnnotations()) {
            var http = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (http != null) {
                var below = method.getAnnotation(Path.class);
                var path = type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
                operations.add(new Operation(pattern(path), http.value()));
            }
        }
    }

    private static Pattern pattern(String path) {
        return Pattern.compile(Arrays.stream(path.split("/+"))
                .filter(step -> !step.isEmpty())
                .map(step -> "/" + step(step))
                .collect(Collectors.joining("", "", "/?")));
    }

    /** A step may have a parameter as a part of it, as {@code articles.{format}} has. */
    private static String step(String step) {
        return Arrays.stream(PARAMETER.split(step, -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
    }

    /** The methods of the resource at this path, such as {@code GET, HEAD, OPTIONS}. */
    String at(String path) {
        var methods = new TreeSet<>(List.of("OPTIONS"));
        operations.stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .forEach(operation -> methods.add(operation.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private record Operation(Pattern path, String method) {}
}
