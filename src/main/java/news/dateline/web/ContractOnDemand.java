package news.dateline.web;

import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiConstants;
import io.quarkus.smallrye.openapi.runtime.OpenApiRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The description of this API is large. Quarkus reads it and writes it out anew, twice, at every start: a quarter of the time
 * to the first answer. Here that waits until somebody asks for it.
 */
@Singleton
public class ContractOnDemand {
    private static final Object ONE_AT_A_TIME = new Object();

    private static volatile boolean isDue;

    /** To be called before Quarkus starts: it then finds no description, and goes on without one. */
    public static void putOff() {
        OpenApiConstants.classLoader =
                new WithoutDescription(Thread.currentThread().getContextClassLoader());
        isDue = true;
    }

    void watch(@Observes Router router) {
        router.routeWithRegex("/openapi.*").order(Integer.MIN_VALUE).handler(this::beThere);
    }

    private void beThere(RoutingContext request) {
        if (!isDue) {
            request.next();
            return;
        }
        request.vertx()
                .executeBlocking(this::read, false)
                .onSuccess(nothing -> request.next())
                .onFailure(request::fail);
    }

    private @Nullable Void read() {
        synchronized (ONE_AT_A_TIME) {
            if (isDue) {
                OpenApiConstants.classLoader = null;
                // As the build has Quarkus do it: what there is to add and to filter was, when the application was
                // built.
                var filters = Arrays.stream(RunStage.values())
                        .collect(Collectors.toMap(stage -> stage, stage -> List.<String>of()));
                new OpenApiRecorder(null, null).prepareDocument(null, filters, OpenApiConstants.DEFAULT_DOCUMENT_NAME);
                isDue = false;
            }
        }
        return null;
    }

    private static final class WithoutDescription extends ClassLoader {
        WithoutDescription(ClassLoader parent) {
            super(parent);
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.startsWith(OpenApiConstants.BASE_NAME) ? null : super.getResource(name);
        }
    }
}
