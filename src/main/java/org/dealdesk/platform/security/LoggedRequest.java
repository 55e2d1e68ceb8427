package org.dealdesk.platform.security;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The request that this thread answers, as the security log names it: method, path without the query, and the address that it comes
 * from. There is none where a timer does the work.
 */
record LoggedRequest(HttpServletRequest request) {

    private static final String TOLD = LoggedRequest.class.getName();
    private static final int LONGEST = 200;

    /** The secret of a link is part of its address. */
    private static final Pattern SECRET = Pattern.compile("(/(?:links|set-up)/).*");

    static LoggedRequest ofThisRequest() {
        return new LoggedRequest(
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes known
                        ? known.getRequest()
                        : null);
    }

    /** The log has a line of this request: its answer needs no other. */
    void told() {
        if (request != null) {
            request.setAttribute(TOLD, true);
        }
    }

    boolean isTold() {
        return request.getAttribute(TOLD) != null;
    }

    /** What was asked for, and not the page that answers in its place. */
    String path() {
        Object asked = Objects.requireNonNullElse(
                request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI), request.getRequestURI());
        return printable(SECRET.matcher(asked.toString()).replaceFirst("$1..."));
    }

    /** One line of bounded length without blanks, for any input. */
    static String printable(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7E]|\"", "?");
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "..." : plain;
    }

    @Override
    public String toString() {
        return request == null
                ? "method=- path=- address=-"
                : "method=%s path=%s address=%s"
                        .formatted(printable(request.getMethod()), path(), printable(request.getRemoteAddr()));
    }
}
