package org.dealdesk.access.passkey;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.dealdesk.platform.web.PublicUrl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The address that passkeys are bound to. Browsers have them at https with a host name, and at http://localhost, which stands for the
 * product where no {@code dealdesk.public-url} is set.
 */
@Component
public class PasskeyAddress {

    private static final String LOCAL = "localhost";

    private final String configured;
    private final Environment environment;

    PasskeyAddress(PublicUrl publicUrl, Environment environment) {
        this.configured = publicUrl.origin().orElse(null);
        this.environment = environment;
    }

    /** Whether browsers have passkeys at an address, which is scheme, host and port. */
    static boolean isFit(String origin) {
        URI address = URI.create(origin);
        String host = address.getHost();
        boolean named = !host.startsWith("[") && !host.matches("[0-9.]+");
        return address.getScheme().equals("https") ? named : host.equals(LOCAL);
    }

    /** Whether passkeys work at the address of the product. */
    boolean isFit() {
        return configured == null || isFit(configured);
    }

    /** Whether they work where this request was sent. Without a configured address that is known of localhost alone. */
    public boolean isFit(HttpServletRequest request) {
        return configured == null ? LOCAL.equalsIgnoreCase(request.getServerName()) : isFit(configured);
    }

    /** What passkeys are made for. */
    String host() {
        return configured == null ? LOCAL : URI.create(configured).getHost();
    }

    /** Where browsers must say that a passkey was used. */
    String origin() {
        return configured == null
                ? "http://" + LOCAL + ":"
                        + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"))
                : configured;
    }
}
