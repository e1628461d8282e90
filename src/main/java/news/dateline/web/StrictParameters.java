package news.dateline.web;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Refuses parameters that the method does not have, that stand twice where one is meant, that are empty, or that hold what
 * no text can (those of the path, too): a misspelt filter must never be answered with everything.
 */
@Provider
class StrictParameters implements ContainerRequestFilter {
    private final ResourceInfo resource;
    /** The parameters of each method, and whether they may be repeated; bounded by the number of methods. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    StrictParameters(ResourceInfo resource) {
        this.resource = resource;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.getUriInfo().getPathParameters().forEach(StrictParameters::checkInPath);
        var method = resource.getResourceMethod();
        if (method == null
                || method.getDeclaringClass().isAnnotationPresent(FromLetters.class)
                || request.getUriInfo().getRequestUri().getRawQuery() == null) {
            return;
        }
        var parameters = known.computeIfAbsent(method, StrictParameters::parametersOf);
        check(request.getUriInfo().getQueryParameters(), parameters);
    }

    private static void checkInPath(String name, List<String> values) {
        if (!values.stream().allMatch(Text::isStorable)) {
            throw WebProblems.badParameter(
                    name, "not-text", "'%s' holds a NUL, which nothing is named by.".formatted(name));
        }
    }

    private static void check(MultivaluedMap<String, String> query, Map<String, Boolean> parameters) {
        var problem = Problem.of(WebProblems.BAD_PARAMETER);
        boolean faulty = false;
        for (var given : query.entrySet()) {
            var name = Text.shortened(given.getKey(), 80);
            var repeatable = parameters.get(given.getKey());
            if (repeatable == null) {
                problem.parameter(name, "unknown", unknown(name, parameters));
            } else if (!repeatable && given.getValue().size() > 1) {
                problem.parameter(name, "repeated", "'%s' may be given once.".formatted(name));
            } else if (given.getValue().contains("")) {
                // The framework takes it for absent.
                problem.parameter(name, "empty", "'%s' is given without a value.".formatted(name));
            } else if (!given.getValue().stream().allMatch(StrictParameters::isText)) {
                problem.parameter(name, "not-text", "'%s' is not text in UTF-8.".formatted(name));
            } else {
                continue;
            }
            faulty = true;
        }
        if (faulty) {
            throw problem.asException();
        }
    }

    private static String unknown(String name, Map<String, Boolean> parameters) {
        return parameters.isEmpty()
                ? "There is no parameter '%s': this operation takes none.".formatted(name)
                : "There is no parameter '%s'; there are: %s.".formatted(name, String.join(", ", parameters.keySet()));
    }

    /** Percent-encoded bytes that are no UTF-8 have become U+FFFD by now. */
    private static boolean isText(String value) {
        return Text.isStorable(value) && value.indexOf('\uFFFD') < 0;
    }

    private static Map<String, Boolean> parametersOf(Method method) {
        var parameters = new TreeMap<String, Boolean>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                collect(parameter.getType(), parameters);
            } else {
                add(parameter, parameter.getName(), parameter.getType(), parameters);
            }
        }
        // Any public read may ask for an answer that is no older than a change.
        if (method.isAnnotationPresent(jakarta.ws.rs.GET.class)) {
            parameters.put("minSeq", false);
        }
        return parameters;
    }

    private static void collect(Class<?> bean, Map<String, Boolean> parameters) {
        for (Class<?> type = bean; type != null && type != Object.class; type = type.getSuperclass()) {
            for (var field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    collect(field.getType(), parameters);
                } else {
                    add(field, field.getName(), field.getType(), parameters);
                }
            }
        }
    }

    private static void add(AnnotatedElement element, String javaName, Class<?> type, Map<String, Boolean> parameters) {
        var rest = element.getAnnotation(RestQuery.class);
        var query = element.getAnnotation(QueryParam.class);
        if (rest != null) {
            parameters.put(rest.value().isEmpty() ? javaName : rest.value(), Collection.class.isAssignableFrom(type));
        } else if (query != null) {
            parameters.put(query.value(), Collection.class.isAssignableFrom(type));
        }
    }
}
