package news.dateline.web;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Knows which methods each path has, for the {@code Allow} that every 405 must carry (RFC 9110, section 15.5.6). */
@Singleton
class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    /** No operation has a longer path; to match one takes time that grows with the square of its length. */
    private static final int LONGEST_PATH = 4_096;

    private volatile @Nullable List<Operation> known;

    /** Found out when it is first asked for: to read all annotations takes as long as a tenth of the start. */
    private List<Operation> operations() {
        var operations = known;
        if (operations == null) {
            operations = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(Bean::getBeanClass)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .flatMap(type -> Arrays.stream(type.getMethods()).flatMap(method -> of(type, method)))
                    .toList();
            known = operations;
        }
        return operations;
    }

    private static Stream<Operation> of(Class<?> type, Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(http -> {
                    var below = method.getAnnotation(Path.class);
                    var path = type.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
                    return new Operation(pattern(path), http.value());
                });
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
        var candidates = path.length() > LONGEST_PATH ? List.<Operation>of() : operations();
        candidates.stream()
                .filter(operation -> operation.path().matcher(path).matches())
                .forEach(operation -> methods.add(operation.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return String.join(", ", methods);
    }

    private record Operation(Pattern path, String method) {}
}
