package org.dealdesk.access.oidc.provider;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Checks what the provider has signed: with one of its public keys, by an asymmetric algorithm, as a token of a certain type. */
@Component
@WhenOidcIsOn
public class ProviderTokens {

    /** Clocks may differ by so much. */
    public static final Duration SKEW = Duration.ofMinutes(1);

    private final Provider provider;
    private final Clock clock;

    ProviderTokens(Provider provider, Clock clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /**
     * Reads tokens.
     *
     * @param validator checks everything but the signature
     * @param types what the header may say in {@code typ}; null stands for a header without it
     */
    public JwtDecoder decoder(OAuth2TokenValidator<Jwt> validator, Set<JOSEObjectType> types) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, provider.keys()));
        // The claims are checked by the validator.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    /** Reads ID tokens of this client. */
    public JwtDecoder idTokens(ClientRegistration client) {
        OidcIdTokenValidator validator = new OidcIdTokenValidator(client);
        validator.setClock(clock);
        validator.setClockSkew(SKEW);
        Set<JOSEObjectType> types = new HashSet<>();
        types.add(JOSEObjectType.JWT);
        types.add(null);
        return decoder(validator, types);
    }
}
