package news.dateline.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Counts requests by operation. What was refused before it met one has the address that the client made up: all are one. */
class MeteredPaths {
    private static final String REQUESTS = "http.server.requests";
    private static final String URI = "uri";

    @Produces
    @Singleton
    MeterFilter operationsOnly(SecretPaths paths) {
        return new MeterFilter() {
            /** How long a stream lasted says nothing. Patterns in the settings would be tried for every request. */
            @Override
            public MeterFilterReply accept(Meter.Id id) {
                var uri = id.getTag(URI);
                return id.getName().equals(REQUESTS) && uri != null && uri.endsWith("/stream")
                        ? MeterFilterReply.DENY
                        : MeterFilterReply.NEUTRAL;
            }

            @Override
            public Meter.Id map(Meter.Id id) {
                var uri = id.getTag(URI);
                return !id.getName().equals(REQUESTS) || uri == null || paths.isOperation(uri) || !uri.startsWith("/")
                        ? id
                        : id.replaceTags(Tags.of(id.getTags()).and(URI, "OTHER"));
            }
        };
    }
}
