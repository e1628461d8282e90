package news.dateline.change;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Sends newcomers elsewhere before an instance that is asked to stop ends its streams. */
@Singleton
@Readiness
class StreamReadiness implements HealthCheck {
    private final StreamPlaces places;

    StreamReadiness(StreamPlaces places) {
        this.places = places;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Streams").status(!places.isLeft()).build();
    }
}
