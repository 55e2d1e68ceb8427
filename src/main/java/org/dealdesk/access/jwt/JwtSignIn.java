package org.dealdesk.access.jwt;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderTokens;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.security.bearer.BearerAuthentication;
import org.dealdesk.platform.security.bearer.BearerTokens;
import org.dealdesk.platform.security.bearer.RefusedBearer;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.stereotype.Component;

/** Takes JWTs of the issuer that are meant for this product. None is taken while {@code dealdesk.oidc.audience} is not set. */
@Component
@WhenOidcIsOn
class JwtSignIn implements BearerTokens {

    private final OidcSettings settings;
    private final ProviderTokens tokens;
    private final JwtPeople people;
    private final Clock clock;
    private volatile boolean keysAreKnown;

    JwtSignIn(OidcSettings settings, ProviderTokens tokens, JwtPeople people, Clock clock) {
        this.settings = settings;
        this.tokens = tokens;
        this.people = people;
        this.clock = clock;
    }

    /** Header, claims and signature, with dots between them. */
    @Override
    public boolean recognizes(String token) {
        return settings.audience().isPresent()
                && token.chars().filter(sign -> sign == '.').count() == 2;
    }

    @Override
    public BearerAuthentication check(String token) {
        Jwt jwt = read(token);
        return people.caller(
                new Identity(settings.issuer(), jwt.getSubject()),
                settings.roles().in(jwt.getClaims()),
                id(jwt));
    }

    private Jwt read(String token) {
        JwtRules rules = new JwtRules(settings.issuer(), settings.audience().orElseThrow(), ProviderTokens.SKEW, clock);
        try {
            Jwt jwt = tokens.decoder(rules, JwtRules.TYPES).decode(token);
            keysAreKnown = true;
            return jwt;
        } catch (JwtValidationException refused) {
            throw RefusedBearer.unauthenticated("The JWT is not taken: "
                    + refused.getErrors().stream()
                            .map(OAuth2Error::getDescription)
                            .collect(Collectors.joining("; ")));
        } catch (BadJwtException refused) {
            throw unsigned();
        } catch (JwtException unread) {
            throw keysAreKnown && isOfUnknownKey(unread) ? unsigned() : unreachable();
        } catch (ProviderUnavailable down) {
            throw unreachable();
        }
    }

    /** Keys are not read again for each token that names one that does not exist. */
    private static boolean isOfUnknownKey(Throwable failure) {
        return failure != null && (failure instanceof RateLimitReachedException || isOfUnknownKey(failure.getCause()));
    }

    private static RefusedBearer unsigned() {
        return RefusedBearer.unauthenticated(
                "The JWT is not taken: it is malformed, or not signed with an asymmetric key of the issuer");
    }

    private static RefusedBearer unreachable() {
        return new RefusedBearer(
                ProblemType.UNAVAILABLE,
                "The identity provider cannot be asked for its keys; access tokens of the product still work");
    }

    /** What names a new program: the claim of people's ids, else the client. */
    private Optional<String> id(Jwt jwt) {
        for (String claim : new String[] {settings.idClaim(), "client_id", "azp"}) {
            if (jwt.getClaims().get(claim) instanceof String id) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }
}
