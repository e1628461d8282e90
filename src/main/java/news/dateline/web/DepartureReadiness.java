package news.dateline.web;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Sends newcomers elsewhere before an instance that is asked to stop closes its door. */
@Singleton
@Readiness
class DepartureReadiness implements HealthCheck {
    private final Departure departure;

    DepartureReadiness(Departure departure) {
        this.departure = departure;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Departure")
                .status(!departure.isAnnounced())
                .build();
    }
}
