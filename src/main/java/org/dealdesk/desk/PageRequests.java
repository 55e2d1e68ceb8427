package org.dealdesk.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Which requests are for pages: all below the addresses of the pages, and whatever a browser asks for that is no address of a
 * machine. Everything else is REST's, with its own way to sign in.
 */
final class PageRequests implements RequestMatcher {

    private static final List<String> OF_PAGES = List.of(
            "/sign-in",
            "/sign-out",
            "/signed-out",
            "/inbox",
            "/deals",
            "/policies",
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
        String path = path(request);
        if (path.equals("/") || isBelow(OF_PAGES, path)) {
            return true;
        }
        return !isBelow(OF_MACHINES, path) && isFromABrowser(request);
    }

    /** Scripts and styles, which everybody may read. */
    static boolean isAsset(HttpServletRequest request) {
        return isBelow(List.of("/assets", "/webjars"), path(request));
    }

    private static boolean isFromABrowser(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return accepted != null
                && accepted.contains("text/html")
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static boolean isBelow(List<String> addresses, String path) {
        return addresses.stream().anyMatch(address -> path.equals(address) || path.startsWith(address + "/"));
    }

    /** Where a request has failed, the server asks for its error page in its place: what counts is what was asked for first. */
    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = failed == null ? request.getRequestURI() : failed.toString();
        return address.substring(request.getContextPath().length());
    }
}
