package news.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** Who is calling, as far as a key says so. */
@Singleton
public class Caller {
    static final String KEY = "key";
    static final String AUTHOR = "author";

    private final SecurityIdentity identity;
    private final HttpHeaders headers;
    private final Partners partners;

    Caller(SecurityIdentity identity, HttpHeaders headers, Partners partners) {
        this.identity = identity;
        this.headers = headers;
        this.partners = partners;
    }

    /**
     * Whether somebody of the newsroom reads the public wing; a key that is good no longer makes a stranger. Where there is no
     * request, as for what the house sends out by itself, nobody calls.
     */
    public boolean isStaff() {
        var authorization = authorization();
        if (authorization.isEmpty() || authorization.flatMap(partners::of).isPresent()) {
            return false;
        }
        try {
            return is(Role.AUTHOR) || is(Role.EDITOR) || is(Role.ADMIN);
        } catch (AuthenticationFailedException e) {
            return false;
        }
    }

    /**
     * What was agreed with the partner who reads the public wing, if a partner does. A statement every few seconds for each key, at
     * the most.
     */
    public Optional<Agreement> agreement() {
        return authorization().flatMap(partners::of).map(Partner::agreement);
    }

    private Optional<String> authorization() {
        return CurrentRequestManager.get() == null
                ? Optional.empty()
                : Optional.ofNullable(headers.getHeaderString(HttpHeaders.AUTHORIZATION));
    }

    /** The id of the key. */
    public Optional<UUID> keyId() {
        return Optional.ofNullable(identity.getAttribute(KEY));
    }

    /** The name of the key, for the audit and the revisions. */
    public String name() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /** Whether the key has this role. */
    public boolean is(Role role) {
        return identity.hasRole(role.wireName());
    }

    /** The author whose key it is, if it is an author's. */
    public Optional<UUID> authorId() {
        return Optional.ofNullable(identity.getAttribute(AUTHOR));
    }

    String role() {
        return identity.getRoles().stream().findFirst().orElse("none");
    }
}
