package org.dealdesk.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** From which site a request comes, as far as browsers say so. */
@Component
public final class Origins {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    private static final String OWN_PAGE = Origins.class.getName();
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final PublicUrl publicUrl;

    Origins(PublicUrl publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** Whether the request says that another site has sent it. */
    public boolean isForeign(HttpServletRequest request) {
        return values(request, FETCH_SITE).stream().anyMatch(site -> !OWN.contains(site.toLowerCase(Locale.ROOT)))
                || values(request, HttpHeaders.ORIGIN).stream().anyMatch(origin -> !isOwn(origin, request));
    }

    /** Whether the request says anything of where it comes from. Every browser does when it sends a form. */
    public boolean isSilent(HttpServletRequest request) {
        return values(request, FETCH_SITE).isEmpty()
                && values(request, HttpHeaders.ORIGIN).isEmpty();
    }

    /** Notes that the request says that a page of the product has sent it, if it does. */
    public void mark(HttpServletRequest request) {
        boolean typed = values(request, FETCH_SITE).stream().anyMatch(site -> site.equalsIgnoreCase("none"));
        request.setAttribute(OWN_PAGE, !typed && !isForeign(request) && !isSilent(request));
    }

    /** Whether {@link #mark} found that a page of the product has sent the request. */
    public static boolean isFromOwnPage(HttpServletRequest request) {
        return Boolean.TRUE.equals(request.getAttribute(OWN_PAGE));
    }

    private boolean isOwn(String origin, HttpServletRequest request) {
        URI uri = PublicUrl.parse(origin).filter(Origins::hasNoPath).orElse(null);
        return uri != null
                && publicUrl
                        .origin()
                        .map(own -> own.equals(PublicUrl.origin(uri)))
                        .orElseGet(() -> isHost(uri, request));
    }

    private static boolean hasNoPath(URI uri) {
        return uri.getRawPath().isEmpty();
    }

    /** By host and port: a proxy in front may speak TLS where the server does not. */
    private static boolean isHost(URI origin, HttpServletRequest request) {
        String name = request.getServerName();
        return name != null
                && name.equalsIgnoreCase(origin.getHost())
                && port(request.getServerPort()) == port(origin.getPort());
    }

    private static int port(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }

    private static List<String> values(HttpServletRequest request, String header) {
        return Collections.list(request.getHeaders(header));
    }
}
