package org.dealdesk.platform.web.body;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dealdesk.platform.web.Address;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** What the head of a request says of its body. */
final class Sent {

    private static final Pattern BACKTEST = Pattern.compile("/api/v1/policies/[^/]+/backtest");
    private static final Set<String> STREAMED = Set.of("text/csv", "application/x-ndjson", "application/jsonl");

    private Sent() {}

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }

    /** Whether it says that it is small; one that does not say how long it is may be anything. */
    static boolean isSmall(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length >= 0 && length <= Allowance.STRANGER.bytes();
    }

    static boolean isForm(HttpServletRequest request) {
        return request.getMethod().equals("POST") && type(request).equals(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    static boolean isMultipart(HttpServletRequest request) {
        return type(request).startsWith("multipart/");
    }

    static boolean isBacktest(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && STREAMED.contains(type(request))
                && BACKTEST.matcher(Address.of(request).path()).matches();
    }

    static boolean hasCredentials(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    static boolean isForRest(HttpServletRequest request) {
        return Address.of(request).isBelow("/api");
    }

    static boolean byABrowser(HttpServletRequest request) {
        return String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE)
                && !isForRest(request);
    }

    private static String type(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT);
    }
}
