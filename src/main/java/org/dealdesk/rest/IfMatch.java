package org.dealdesk.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.springframework.http.HttpHeaders;

/**
 * Which versions of a deal a request accepts (RFC 9110, section 13.1.1). An entity tag holds the deal's version, and a version says the
 * same in its weak form, which a proxy that compresses answers makes of it.
 */
public final class IfMatch {

    private static final int LONGEST = 4000;
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");
    private static final Pattern LIST =
            Pattern.compile("\\s*+(?:%1$s)?+(?:\\s*+,\\s*+(?:%1$s)?+)*+\\s*+".formatted(TAG.pattern()));
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,18}");

    private IfMatch() {}

    /** The versions that the header lists; null where it is missing or takes any. */
    public static Set<Long> optional(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HttpHeaders.IF_MATCH));
        String all = String.join(",", headers).trim();
        if (headers.isEmpty() || all.equals("*")) {
            return null;
        }
        if (all.length() > LONGEST || !LIST.matcher(all).matches()) {
            throw new Refusal(
                    ProblemType.PRECONDITION_FAILED,
                    "If-Match must be the deal's ETag, such as \"7\" or W/\"7\", a list of them, or *");
        }
        Set<Long> versions = new HashSet<>();
        for (Matcher tag = TAG.matcher(all); tag.find(); ) {
            // A tag that holds no version is one of something else: it matches no deal.
            if (VERSION.matcher(tag.group(1)).matches()) {
                versions.add(Long.valueOf(tag.group(1)));
            }
        }
        return versions;
    }

    /** The same where the header must be there. */
    public static Set<Long> required(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.IF_MATCH) == null) {
            throw new Refusal(
                    ProblemType.PRECONDITION_REQUIRED, "If-Match must be the ETag of the deal that you have read");
        }
        return optional(request);
    }
}
