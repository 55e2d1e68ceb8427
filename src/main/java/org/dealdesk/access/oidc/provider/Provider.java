package org.dealdesk.access.oidc.provider;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dealdesk.access.oidc.OidcSettings;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/**
 * The identity provider as its document describes it, read when it is first needed: a node starts without it. What is known stays good
 * while the provider is down.
 */
@Component
@WhenOidcIsOn
public class Provider {

    public static final String REGISTRATION = "provider";

    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration GOOD = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long LONGEST_WAIT_SECONDS = 3;
    private static final int MOST_BYTES_OF_KEYS = 1 << 20;
    private static final long KEYS_OUTLAST_OUTAGES_MILLIS = Duration.ofHours(12).toMillis();

    private final OidcSettings settings;
    private final OwnAddresses addresses;
    private final Clock clock;
    private final RestClient http;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known;
    private volatile Failure failure;

    Provider(OidcSettings settings, OwnAddresses addresses, Clock clock, ClientHttpRequestFactory callsOfProvider) {
        this.settings = settings;
        this.addresses = addresses;
        this.clock = clock;
        this.http = RestClient.builder().requestFactory(callsOfProvider).build();
    }

    /** What the document says. */
    private record Known(ClientRegistration client, JWKSource<SecurityContext> keys, Instant until) {}

    private record Failure(String why, Instant until) {}

    /** The provider as Spring Security sees it. */
    public ClientRegistration client() {
        return known().client();
    }

    /** The provider's public keys, which are read again where a token names one that is new. */
    public JWKSource<SecurityContext> keys() {
        return known().keys();
    }

    /** Where people sign out, where the provider has such an address. */
    public Optional<URI> signOut() {
        return Optional.ofNullable(
                        client().getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(address -> URI.create(address.toString()));
    }

    /** Why the provider cannot be used, as of the last attempt. */
    Optional<String> trouble() {
        return Optional.ofNullable(failure).map(Failure::why);
    }

    boolean isKnown() {
        return known != null;
    }

    private Known known() {
        Known now = known;
        if (now != null && clock.instant().isBefore(now.until())) {
            return now;
        }
        Known read = waitsOrHasFailed() ? null : refreshed();
        if (read != null) {
            return read;
        }
        if (known != null) {
            return known;
        }
        throw new ProviderUnavailable(trouble().orElse("it takes too long to answer"));
    }

    private boolean waitsOrHasFailed() {
        Failure last = failure;
        return last != null && clock.instant().isBefore(last.until());
    }

    /** One thread asks; the others wait a short time for what it learns. Null where that is not enough. */
    private Known refreshed() {
        try {
            if (!reading.tryLock(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
                return null;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            boolean fresh = known != null && clock.instant().isBefore(known.until());
            return fresh ? known : waitsOrHasFailed() ? null : ask();
        } finally {
            reading.unlock();
        }
    }

    private Known ask() {
        try {
            known = read();
            failure = null;
            return known;
        } catch (RuntimeException unusable) {
            String why =
                    Objects.toString(unusable.getMessage(), unusable.getClass().getSimpleName());
            log.warn("The identity provider {} cannot be used: {}", settings.issuer(), why);
            failure = new Failure(why, clock.instant().plus(PAUSE));
            return null;
        }
    }

    private Known read() {
        Map<String, Object> document = http.get()
                .uri(settings.discovery())
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (document == null || !settings.issuer().equals(document.get("issuer"))) {
            throw new IllegalStateException("the document at " + settings.discovery() + " names another issuer");
        }
        check(document, "authorization_endpoint", false);
        check(document, "end_session_endpoint", false);
        check(document, "token_endpoint", true);
        check(document, "userinfo_endpoint", true);
        check(document, "jwks_uri", true);
        ClientRegistration client = ClientRegistrations.fromOidcConfiguration(document)
                .registrationId(REGISTRATION)
                .clientId(settings.client().id())
                .clientSecret(settings.client().secret())
                .redirectUri(addresses.of(OwnAddresses.BACK))
                .scope("openid", "profile", "email")
                .userNameAttributeName("sub")
                .build();
        return new Known(client, keys(client), clock.instant().plus(GOOD));
    }

    /** Addresses that only servers use may be where the document itself was read. */
    private void check(Map<String, Object> document, String name, boolean ofServers) {
        Object given = document.get(name);
        if (given != null) {
            URI uri = URI.create(given.toString());
            boolean there = ofServers && sameServer(uri, settings.discovery());
            if (!OidcSettings.isSafe(uri) && !there) {
                throw new IllegalStateException("its " + name + " is neither https nor on this machine");
            }
        }
    }

    private static boolean sameServer(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getHost(), other.getHost())
                && one.getPort() == other.getPort();
    }

    private static JWKSource<SecurityContext> keys(ClientRegistration client) {
        int millis = (int) ProviderHttp.TIMEOUT.toMillis();
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(millis, millis, MOST_BYTES_OF_KEYS);
        try {
            return JWKSourceBuilder.create(
                            URI.create(client.getProviderDetails().getJwkSetUri())
                                    .toURL(),
                            retriever)
                    .retrying(true)
                    .outageTolerant(KEYS_OUTLAST_OUTAGES_MILLIS)
                    .build();
        } catch (MalformedURLException noAddress) {
            throw new IllegalStateException("its jwks_uri is no address", noAddress);
        }
    }
}
