package org.dealdesk.platform.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes the client's address and scheme from {@code X-Forwarded-For} and {@code X-Forwarded-Proto} of a trusted proxy, before anything
 * else looks at the request. No other header of a proxy is read: no address is ever made from one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class ForwardedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ForwardedRequests.class);
    private static final String FOR = "X-Forwarded-For";
    private static final String PROTO = "X-Forwarded-Proto";

    private final TrustedProxies proxies;

    ForwardedRequests(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addEngineValves(new First(proxies));
    }

    private static final class First extends ValveBase {

        private final TrustedProxies proxies;
        private final AtomicBoolean warned = new AtomicBoolean();

        First(TrustedProxies proxies) {
            super(true);
            this.proxies = proxies;
        }

        @Override
        public void invoke(Request request, Response response) throws IOException, ServletException {
            List<String> forwarded = values(request, FOR);
            List<String> schemes = values(request, PROTO);
            if (!forwarded.isEmpty() || !schemes.isEmpty()) {
                read(request, forwarded, schemes);
            }
            getNext().invoke(request, response);
        }

        private void read(Request request, List<String> forwarded, List<String> schemes) {
            String peer = request.getRemoteAddr();
            if (!proxies.include(peer)) {
                warn(peer);
                return;
            }
            String client = proxies.client(peer, forwarded);
            request.setRemoteAddr(client);
            request.setRemoteHost(client);
            if (!schemes.isEmpty() && schemes.get(schemes.size() - 1).strip().equalsIgnoreCase("https")) {
                request.setSecure(true);
                request.getCoyoteRequest().scheme().setString("https");
            }
        }

        private void warn(String peer) {
            if (!warned.getAndSet(true)) {
                log.warn(
                        "{} sends X-Forwarded-For or X-Forwarded-Proto, which are ignored: {} does not name it as a proxy",
                        peer,
                        TrustedProxies.PROPERTY);
            }
        }

        /** The parts of all headers of that name, in their order. */
        private static List<String> values(Request request, String header) {
            return Collections.list(request.getHeaders(header)).stream()
                    .flatMap(value -> List.of(value.split(",", -1)).stream())
                    .toList();
        }
    }
}
