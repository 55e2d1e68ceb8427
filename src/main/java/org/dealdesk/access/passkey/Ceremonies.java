package org.dealdesk.access.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.Set;
import org.dealdesk.platform.people.Person;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJackson2Module;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.JdbcPublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.JdbcUserCredentialRepository;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What browsers are asked for, and what their answers are checked for, by Spring Security's WebAuthn. A passkey is kept by its authenticator with
 * the person's handle, and is used only after a fingerprint, a face or a PIN.
 */
@Component
class Ceremonies {

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new WebauthnJackson2Module())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final int LONGEST = 12_000;
    private static final int LONGEST_TRANSPORTS = 200;
    private static final String PRODUCT = "Dealdesk";

    private final PasskeyAddress address;
    private final PublicKeyCredentialUserEntityRepository people;
    private final UserCredentialRepository passkeys;

    /** The port is known when the server has started. */
    private final SingletonSupplier<Webauthn4JRelyingPartyOperations> library = SingletonSupplier.of(this::library);

    Ceremonies(PasskeyAddress address, JdbcTemplate jdbc) {
        this.address = address;
        this.people = new JdbcPublicKeyCredentialUserEntityRepository(jdbc);
        this.passkeys = new JdbcUserCredentialRepository(jdbc);
    }

    private Webauthn4JRelyingPartyOperations library() {
        PublicKeyCredentialRpEntity product = PublicKeyCredentialRpEntity.builder()
                .id(address.host())
                .name(PRODUCT)
                .build();
        Webauthn4JRelyingPartyOperations made =
                new Webauthn4JRelyingPartyOperations(people, passkeys, product, Set.of(address.origin()));
        made.setCustomizeCreationOptions(
                options -> options.authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build()));
        made.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
        return made;
    }

    /** What a browser is asked for to make a passkey. Writes the person's handle, in the transaction at hand. */
    PublicKeyCredentialCreationOptions creation(Person person) {
        if (people.findByUsername(person.id()) == null) {
            people.save(ImmutablePublicKeyCredentialUserEntity.builder()
                    .id(Bytes.random())
                    .name(person.id())
                    .displayName(person.name())
                    .build());
        }
        return library.obtain()
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(named(person.id())));
    }

    /**
     * What a browser is asked for to use a passkey.
     *
     * @param person whose passkey; null for that of anyone
     */
    PublicKeyCredentialRequestOptions request(String person) {
        return library.obtain()
                .createCredentialRequestOptions(
                        new ImmutablePublicKeyCredentialRequestOptionsRequest(person == null ? null : named(person)));
    }

    private static Authentication named(String person) {
        return UsernamePasswordAuthenticationToken.authenticated(person, null, Set.of());
    }

    /** Checks a new passkey and stores it, in the transaction at hand; answers its id. */
    String add(Person person, String name, String credential, Bytes challenge) {
        PublicKeyCredential<AuthenticatorAttestationResponse> made =
                read(credential, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        PublicKeyCredentialCreationOptions asked = creation(person);
        PublicKeyCredentialCreationOptions then = PublicKeyCredentialCreationOptions.builder()
                .rp(asked.getRp())
                .user(asked.getUser())
                .challenge(challenge)
                .pubKeyCredParams(asked.getPubKeyCredParams())
                .authenticatorSelection(asked.getAuthenticatorSelection())
                .attestation(asked.getAttestation())
                .timeout(asked.getTimeout())
                .excludeCredentials(asked.getExcludeCredentials())
                .extensions(asked.getExtensions())
                .build();
        try {
            requireModestTransports(made.getResponse());
            CredentialRecord added = library.obtain()
                    .registerCredential(
                            new ImmutableRelyingPartyRegistrationRequest(then, new RelyingPartyPublicKey(made, name)));
            return added.getCredentialId().toBase64UrlString();
        } catch (VerificationException | DataConversionException | IllegalArgumentException | NullPointerException no) {
            throw new RefusedPasskey("The passkey was not made for this", no);
        }
    }

    private static void requireModestTransports(AuthenticatorAttestationResponse response) {
        int length = response.getTransports() == null
                ? 0
                : response.getTransports().stream()
                        .mapToInt(transport -> transport.getValue().length() + 1)
                        .sum();
        if (length > LONGEST_TRANSPORTS) {
            throw new IllegalArgumentException("Too many transports");
        }
    }

    /** The use of a passkey, as a browser sent it. */
    PublicKeyCredential<AuthenticatorAssertionResponse> assertion(String credential) {
        return read(credential, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
    }

    /** Checks the use of a passkey of this owner and notes it, in the transaction at hand. */
    void check(PublicKeyCredential<AuthenticatorAssertionResponse> used, String owner, Bytes challenge) {
        PublicKeyCredentialRequestOptions asked = PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(address.host())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
        try {
            Bytes handle = used.getResponse().getUserHandle();
            if (handle != null && !handle.equals(people.findByUsername(owner).getId())) {
                throw new IllegalArgumentException("The passkey says that it is another person's");
            }
            library.obtain().authenticate(new RelyingPartyAuthenticationRequest(asked, used));
        } catch (VerificationException | DataConversionException | IllegalArgumentException | NullPointerException no) {
            throw new RefusedPasskey("The passkey does not answer what was asked", no);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            T read = json == null || json.isBlank() || json.length() > LONGEST ? null : JSON.readValue(json, type);
            if (read == null) {
                throw new RefusedPasskey("There is no passkey in what was sent");
            }
            return read;
        } catch (JsonProcessingException | IllegalArgumentException unreadable) {
            throw new RefusedPasskey("What was sent cannot be read", new IllegalArgumentException(unreadable));
        }
    }

    static Bytes challenge(String options) {
        try {
            return Bytes.fromBase64(JSON.readTree(options).path("challenge").textValue());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Options can always be read", impossible);
        }
    }

    static String text(Object options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Options can always be written", impossible);
        }
    }
}
