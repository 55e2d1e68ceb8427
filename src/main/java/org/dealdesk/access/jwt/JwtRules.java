package org.dealdesk.access.jwt;

import com.nimbusds.jose.JOSEObjectType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Which JWTs are access tokens for this product: of the issuer, for our audience, in their time. ID and logout tokens are for other
 * purposes, and are refused even where their audience would do.
 *
 * @param skew by how much clocks may differ
 */
record JwtRules(String issuer, String audience, Duration skew, Clock clock) implements OAuth2TokenValidator<Jwt> {

    /** RFC 9068; older providers say JWT, or do not say it. */
    static final Set<JOSEObjectType> TYPES =
            new HashSet<>(Arrays.asList(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));

    /** What ID tokens and logout tokens have, and access tokens do not. */
    private static final List<String> OF_OTHERS = List.of("at_hash", "c_hash", "events");

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> faults = new ArrayList<>();
        check(
                issuer.equals(token.getClaims().get("iss") == null ? null : token.getClaimAsString("iss")),
                "iss is another issuer",
                faults);
        check(
                token.getAudience() != null && token.getAudience().contains(audience),
                "aud does not name " + audience,
                faults);
        check(token.getSubject() != null, "sub is missing", faults);
        checkTimes(token, faults);
        check(isAccessToken(token), "it is no access token", faults);
        return faults.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(faults);
    }

    private void checkTimes(Jwt token, List<OAuth2Error> faults) {
        Instant now = clock.instant();
        Instant until = token.getExpiresAt();
        if (until == null) {
            check(false, "exp is missing", faults);
        } else {
            check(now.isBefore(until.plus(skew)), "it has expired", faults);
        }
        Instant from = token.getNotBefore();
        check(from == null || !now.isBefore(from.minus(skew)), "it is not valid yet", faults);
    }

    /** Keycloak names the kind in a claim of its own. */
    private static boolean isAccessToken(Jwt token) {
        Object kind = token.getClaims().get("typ");
        return OF_OTHERS.stream().noneMatch(token::hasClaim) && (kind == null || "Bearer".equals(kind));
    }

    private static void check(boolean right, String otherwise, List<OAuth2Error> faults) {
        if (!right) {
            faults.add(new OAuth2Error("invalid_token", otherwise, null));
        }
    }
}
