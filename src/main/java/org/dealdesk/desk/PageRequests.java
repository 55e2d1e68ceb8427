package org.dealdesk.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.dealdesk.platform.web.Address;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests are for pages: all below the addresses of the pages, and all requests of a browser that are not for an address of a
 * machine. Everything else is REST's, with its own way to sign in.
 */
public final class PageRequests implements RequestMatcher {

    private static final List<String> OF_PAGES = List.of(
            "/sign-in",
            "/set-up",
            "/links",
            "/getting-started",
            "/people",
            "/profile",
            "/sign-out",
            "/signed-out",
            RefusedPages.ADDRESS,
            "/inbox",
            "/deals",
            "/policies",
            "/advice",
            "/commission",
            "/commissions",
            "/delegations",
            "/notifications",
            "/assets",
            "/webjars");

    private static final List<String> OF_MACHINES =
            List.of("/api", "/actuator", "/v3", "/swagger-ui", "/swagger-ui.html", "/problems", "/schemas", "/error");

    @Override
    public boolean matches(HttpServletRequest request) {
        return areFor(request);
    }

    static boolean areFor(HttpServletRequest request) {
        Address address = Address.of(request);
        if (address.is("/") || isBelow(OF_PAGES, address)) {
            return true;
        }
        return !isBelow(OF_MACHINES, address) && isFromABrowser(request);
    }

    /** The addresses of the pages, as patterns. */
    public static String[] patterns() {
        return OF_PAGES.stream().map(place -> place + "/**").toArray(String[]::new);
    }

    /** Scripts and styles, which are public. */
    static boolean isAsset(HttpServletRequest request) {
        return isBelow(List.of("/assets", "/webjars"), Address.of(request));
    }

    private static boolean isFromABrowser(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains("text/html")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static boolean isBelow(List<String> places, Address address) {
        return places.stream().anyMatch(address::isBelow);
    }
}
