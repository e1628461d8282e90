package news.dateline.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;
import org.jspecify.annotations.Nullable;

/** The answer to a request that carried an {@code Idempotency-Key}. */
@Entity
@IdClass(IdempotentAnswer.Key.class)
@SuppressWarnings("UnusedVariable") // Hibernate reads the fields.
class IdempotentAnswer {
    @Id
    private String caller;

    @Id
    private String key;

    private byte[] fingerprint;
    private int status;
    private @Nullable String location;
    private @Nullable String etag;
    private String body;

    @CreationTimestamp
    private Instant at;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected IdempotentAnswer() {}

    @SuppressWarnings("NullAway.Init")
    IdempotentAnswer(Key key, byte[] fingerprint, Response response, String body) {
        this.caller = key.caller();
        this.key = key.key();
        this.fingerprint = fingerprint.clone();
        this.status = response.getStatus();
        this.location = response.getHeaderString(HttpHeaders.LOCATION);
        this.etag = response.getHeaderString(HttpHeaders.ETAG);
        this.body = body;
    }

    byte[] fingerprint() {
        return fingerprint;
    }

    Response response() {
        var response = Response.status(status).header("Idempotency-Replayed", "true");
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (etag != null) {
            response.header(HttpHeaders.ETAG, etag);
        }
        return body.isEmpty()
                ? response.build()
                : response.type(MediaType.APPLICATION_JSON).entity(body).build();
    }

    record Key(String caller, String key) implements Serializable {}
}
