package org.dealdesk.access.link;

import org.dealdesk.platform.web.PublicUrl;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The whole address of a link: below {@code dealdesk.public-url} where it is set, else on this machine. Never made from a request. */
@Component
public class LinkAddresses {

    private final Environment environment;

    LinkAddresses(Environment environment) {
        this.environment = environment;
    }

    public String of(AccessLink.Made made) {
        return base() + (made.link().kind() == LinkKind.SET_UP ? "/set-up/" : "/links/") + made.secret();
    }

    private String base() {
        String publicUrl = environment.getProperty(PublicUrl.PROPERTY, "");
        return publicUrl.isEmpty()
                ? "http://localhost:" + port() + environment.getProperty("server.servlet.context-path", "")
                : publicUrl.replaceAll("/+$", "");
    }

    private String port() {
        return environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
