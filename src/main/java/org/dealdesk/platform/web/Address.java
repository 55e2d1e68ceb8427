package org.dealdesk.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;

/**
 * The one reading of what a request is for: its path below the context path, decoded segment by segment as the dispatcher decodes
 * it. Every decision by the address of a request uses it, so that all parts read an address alike.
 *
 * @param path begins with a slash; empty where the address cannot be read
 */
public record Address(String path) {

    /** Where a request has failed, the server asks for its error page in its place: what counts is what was asked for first. */
    public static Address of(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = failed == null ? request.getRequestURI() : failed.toString();
        if (address == null) {
            return new Address("");
        }
        try {
            return new Address(
                    decoded(RequestPath.parse(address, request.getContextPath()).pathWithinApplication()));
        } catch (IllegalArgumentException unreadable) {
            return new Address("");
        }
    }

    public boolean is(String place) {
        return path.equals(place);
    }

    /** That place itself, or anything below it. */
    public boolean isBelow(String place) {
        return path.equals(place) || path.startsWith(place + "/");
    }

    private static String decoded(PathContainer path) {
        StringBuilder decoded = new StringBuilder();
        for (PathContainer.Element element : path.elements()) {
            decoded.append(
                    element instanceof PathContainer.PathSegment segment ? segment.valueToMatch() : element.value());
        }
        return decoded.toString();
    }
}
