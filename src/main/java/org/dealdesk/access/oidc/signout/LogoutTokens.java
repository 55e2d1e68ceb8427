package org.dealdesk.access.oidc.signout;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dealdesk.access.oidc.Identities.Identity;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderTokens;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Checks logout tokens, as OpenID Connect Back-Channel Logout 1.0 asks for in section 2.6. */
@Component
@WhenOidcIsOn
class LogoutTokens {

    /** One that is older may have been sent before. */
    static final Duration LONGEST_AGE = Duration.ofMinutes(5);

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");

    private final ProviderTokens tokens;
    private final OidcSettings settings;
    private final Clock clock;

    LogoutTokens(ProviderTokens tokens, OidcSettings settings, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the provider says has ended.
     *
     * @param id of the token
     * @param session null: all sessions of the account
     */
    record Logout(String id, String session, Identity identity) {}

    /** What the token says; a {@code JwtException} where it is not good. */
    Logout read(String token) {
        Set<JOSEObjectType> types = new HashSet<>();
        types.add(LOGOUT);
        types.add(JOSEObjectType.JWT);
        types.add(null);
        OAuth2TokenValidator<Jwt> validator = this::validate;
        Jwt logout = tokens.decoder(validator, types).decode(token);
        return new Logout(logout.getId(), text(logout, "sid"), new Identity(settings.issuer(), text(logout, "sub")));
    }

    private OAuth2TokenValidatorResult validate(Jwt token) {
        Map<String, Object> claims = token.getClaims();
        Instant now = clock.instant();
        List<String> audience = token.getAudience();
        boolean ours = settings.issuer().equals(String.valueOf(claims.get("iss")))
                && audience != null
                && audience.contains(settings.client().id());
        boolean inTime = isInTime(token, now);
        boolean ends = claims.get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map<?, ?>;
        boolean means = isText(token, "sid") || isText(token, "sub");
        boolean once = isText(token, "jti") && !claims.containsKey("nonce");
        return ours && inTime && ends && means && once
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_logout_token"));
    }

    private static boolean isInTime(Jwt token, Instant now) {
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        return issued != null
                && !issued.isAfter(now.plus(ProviderTokens.SKEW))
                && !issued.isBefore(now.minus(LONGEST_AGE).minus(ProviderTokens.SKEW))
                && (expires == null || expires.plus(ProviderTokens.SKEW).isAfter(now));
    }

    private static boolean isText(Jwt token, String claim) {
        String text = text(token, claim);
        return text != null && !text.isEmpty();
    }

    private static String text(Jwt token, String claim) {
        return token.getClaims().get(claim) instanceof String text ? text : null;
    }
}
