package news.dateline.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Knows callers by {@code Authorization: Bearer dl_…}. It is asked only by operations that need to know: a public read looks
 * at no key, and costs no statement for one.
 */
@Singleton
class KeyAuthentication implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {
    private static final String SCHEME = "bearer ";
    private static final String TYPE = "dateline-key";

    private final ApiKeyRepository keys;
    private final LastUse uses;
    private final InstantSource clock;

    KeyAuthentication(ApiKeyRepository keys, LastUse uses, InstantSource clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        var header = context.request().getHeader("Authorization");
        if (header == null) {
            return Uni.createFrom().nullItem();
        }
        return token(header)
                .map(token -> providers.authenticate(new TokenAuthenticationRequest(new TokenCredential(token, TYPE))))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException()));
    }

    /** What an {@code Authorization} of our scheme carries. */
    static Optional<String> token(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.of(header.substring(SCHEME.length()).strip())
                : Optional.empty();
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var token = request.getToken().getToken();
        if (!Secret.isAcceptable(token)) {
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return context.runBlocking(
                () -> keys.good(Secret.of(token)).map(this::admit).orElseThrow(AuthenticationFailedException::new));
    }

    private SecurityIdentity admit(ApiKey key) {
        uses.note(key.id(), clock.instant());
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(key.name()))
                .addRole(key.role())
                .addAttribute(Caller.KEY, key.id())
                .addAttribute(Caller.AUTHOR, key.authorId())
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"dateline\""));
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
