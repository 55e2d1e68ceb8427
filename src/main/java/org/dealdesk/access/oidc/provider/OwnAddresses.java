package org.dealdesk.access.oidc.provider;

import org.dealdesk.platform.web.PublicUrl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The product's own addresses as the provider is told them: below {@code dealdesk.public-url} where it is set, else on this machine. Never
 * made from a request.
 */
@Component
public class OwnAddresses {

    /** Where people begin to sign in at the provider. */
    public static final String START = "/sign-in/provider";

    /** Where the provider sends them back to. */
    public static final String BACK = START + "/back";

    private final Environment environment;

    OwnAddresses(Environment environment) {
        this.environment = environment;
    }

    public String of(String path) {
        String given = environment.getProperty(PublicUrl.PROPERTY, "");
        String base = given.isEmpty()
                ? "http://localhost:" + port() + environment.getProperty("server.servlet.context-path", "")
                : given;
        return base.replaceAll("/+$", "") + path;
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
