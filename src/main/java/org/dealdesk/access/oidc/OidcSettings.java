package org.dealdesk.access.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * What an operator says of the identity provider, in {@code dealdesk.oidc.*}.
 *
 * @param issuer exactly as the provider names itself in its documents and tokens
 * @param client what the provider knows the product as
 * @param discovery where the provider's document is read; by default below the issuer
 * @param audience what a JWT must be meant for to be taken by REST; empty: none is taken
 * @param acr one of which the provider must say that it has asked for; empty: any
 * @param idClaim names a person who signs in for the first time
 * @param roles how roles are read
 */
public record OidcSettings(
        String issuer,
        Client client,
        URI discovery,
        Optional<String> audience,
        List<String> acr,
        String idClaim,
        RoleClaims roles) {

    public static final String ISSUER = "dealdesk.oidc.issuer";

    private static final String PREFIX = "dealdesk.oidc.";
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int LONGEST_ISSUER = 300;

    /** How the product proves to the provider which client it is. */
    public record Client(String id, String secret) {

        /** The secret is in no log. */
        @Override
        public String toString() {
            return id;
        }
    }

    /** Told to the operator by {@link OidcMisconfiguredAnalyzer}: everything that is wrong, at once. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured(List<String> faults) {
            super(String.join("; ", faults));
        }
    }

    static OidcSettings of(Environment environment) {
        return new Reading(environment).settings();
    }

    /** An address of TLS, or one that does not leave this machine. */
    public static boolean isSafe(URI uri) {
        return uri.getHost() != null
                && ("https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme())
                                && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT))));
    }

    private static final class Reading {

        private final List<String> faults = new ArrayList<>();
        private final Binder binder;

        Reading(Environment environment) {
            this.binder = Binder.get(environment);
        }

        OidcSettings settings() {
            String issuer = text("issuer", "");
            checkIssuer(issuer);
            Client client = new Client(required("client-id"), required("client-secret"));
            URI discovery = discovery(issuer);
            Optional<String> audience = Optional.of(text("audience", "")).filter(given -> !given.isEmpty());
            if (audience.equals(Optional.of(client.id()))) {
                faults.add(
                        PREFIX + "audience must not be the client id, or ID tokens would be taken for access tokens");
            }
            RoleClaims roles = RoleClaims.of(words("roles-claim", RoleClaims.USUAL), mapping(), faults);
            refuseSprings();
            if (!faults.isEmpty()) {
                throw new Misconfigured(faults);
            }
            return new OidcSettings(
                    issuer,
                    client,
                    discovery,
                    audience,
                    List.of(text("acr", "").split("\\s+")).stream()
                            .filter(acr -> !acr.isEmpty())
                            .toList(),
                    text("id-claim", "preferred_username"),
                    roles);
        }

        private void checkIssuer(String issuer) {
            URI uri = uri(issuer);
            boolean plain = uri != null
                    && isSafe(uri)
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null;
            if (!plain || issuer.length() > LONGEST_ISSUER) {
                faults.add(ISSUER
                        + " must be the address that the provider names as its issuer, with https or on this machine,"
                        + " such as https://login.example.com/realms/company");
            }
        }

        private URI discovery(String issuer) {
            String given = text("discovery", "");
            URI uri = uri(given.isEmpty() ? issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration" : given);
            boolean web = uri != null
                    && uri.getHost() != null
                    && String.valueOf(uri.getScheme()).matches("(?i)https?");
            if (!given.isEmpty() && !web) {
                faults.add(PREFIX + "discovery must be the address of the provider's document");
            }
            return uri;
        }

        private Map<String, List<String>> mapping() {
            ResolvableType lists = ResolvableType.forClassWithGenerics(List.class, String.class);
            ResolvableType map =
                    ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class), lists);
            return binder.bind(PREFIX + "roles", Bindable.<Map<String, List<String>>>of(map))
                    .orElse(Map.of());
        }

        /** Two descriptions of one provider would soon differ. */
        private void refuseSprings() {
            Bindable<Map<String, Object>> any = Bindable.mapOf(String.class, Object.class);
            if (binder.bind("spring.security.oauth2.client", any).isBound()) {
                faults.add("spring.security.oauth2.client must not be set as well as " + ISSUER);
            }
        }

        private String required(String name) {
            String value = text(name, "");
            if (value.isEmpty()) {
                faults.add(PREFIX + name + " is missing");
            }
            return value;
        }

        private List<String> words(String name, List<String> usual) {
            return binder.bind(PREFIX + name, Bindable.listOf(String.class)).orElse(usual);
        }

        private String text(String name, String usual) {
            String given = binder.bind(PREFIX + name, String.class).orElse("").strip();
            return given.isEmpty() ? usual : given;
        }

        private static URI uri(String text) {
            try {
                return new URI(text);
            } catch (URISyntaxException none) {
                return null;
            }
        }
    }
}
