package org.dealdesk.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The security headers of every answer: of a page, REST, a filter that refuses, or the web server before any filter is
 * asked. So it stands in front of all of them. Who knows better, such as scripts that may be kept, sets another value.
 */
@Component
class AnswerHeaders implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    /** Pages load no content from other sites, and have no inline scripts or styles. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /** The explorer of the API is not ours; it writes styles into its page. */
    private static final String CONTENT_OF_EXPLORER =
            CONTENT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");

    private static final String EXPLORER = "/swagger-ui";

    private final PublicUrl publicUrl;

    AnswerHeaders(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new First(publicUrl.isSecure()));
    }

    static void set(HttpServletRequest request, HttpServletResponse response) {
        boolean explorer = Address.of(request).isBelow(EXPLORER);
        response.setHeader("Content-Security-Policy", explorer ? CONTENT_OF_EXPLORER : CONTENT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
    }

    private static final class First extends ValveBase {

        private final boolean secure;

        First(boolean secure) {
            super(true);
            this.secure = secure;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            if (secure) {
                // The public address uses TLS, also if the proxy does not say so: cookies are marked secure.
                request.setSecure(true);
            }
            set(request, response);
            getNext().invoke(request, response);
        }
    }
}
