package org.dealdesk.platform.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where people reach the product, where the operator says so in {@value #PROPERTY}. What a request says of its host is never taken
 * for it.
 */
@Component
public final class PublicUrl {

    public static final String PROPERTY = "dealdesk.public-url";
    public static final String MUST = "must be the address that people use, such as https://deals.example.com";

    private final URI uri;

    PublicUrl(@Value("${" + PROPERTY + ":}") String text) {
        this.uri = text.isEmpty() ? null : parse(text).orElseThrow(Misconfigured::new);
    }

    /** Told to the operator by {@link PublicUrlAnalyzer}. */
    static final class Misconfigured extends RuntimeException {
        Misconfigured() {
            super(PROPERTY + " " + MUST);
        }
    }

    /** Empty unless it is an address of the web with a host, and neither a query, a fragment nor a name and password. */
    public static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return web && plain && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port as browsers write them in {@code Origin}; empty where no address is configured. */
    public Optional<String> origin() {
        return Optional.ofNullable(uri).map(PublicUrl::origin);
    }

    /** Whether people reach the product over TLS. */
    public boolean isSecure() {
        return uri != null && uri.getScheme().equalsIgnoreCase("https");
    }

    /** Scheme, host and port in lower case, without the port that the scheme has by itself. */
    static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
