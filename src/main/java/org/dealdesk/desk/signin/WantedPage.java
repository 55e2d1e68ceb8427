package org.dealdesk.desk.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dealdesk.platform.web.Cookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page that was requested before sign-in. Its path and query are kept in a cookie of the browser, not on the server; the server's
 * name is not part of it, so it cannot lead to another server.
 */
public final class WantedPage implements RequestCache {

    private static final String COOKIE = "desk-wanted";
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST_CHARACTERS = 1024;
    private static final Pattern ADDRESS = Pattern.compile("/(?![/\\\\])[\\x21-\\x7E&&[^\\\\#]]*");

    private final Cookies cookies;

    WantedPage(Cookies cookies) {
        this.cookies = cookies;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        String query = request.getQueryString();
        String address =
                request.getRequestURI().substring(request.getContextPath().length())
                        + (query == null ? "" : "?" + query);
        if (isPage(request) && isFit(address)) {
            set(request, response, encoded(address), KEPT);
        }
    }

    @Override
    public SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
        return address(request).map(SimpleSavedRequest::new).orElse(null);
    }

    /** The request itself is not kept, so none is ever repeated. */
    @Override
    public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, cookies.name(COOKIE)) != null) {
            set(request, response, "", Duration.ZERO);
        }
    }

    private Optional<String> address(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookies.name(COOKIE));
        return Optional.ofNullable(cookie)
                .flatMap(kept -> decoded(kept.getValue()))
                .filter(WantedPage::isFit);
    }

    private static boolean isPage(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                && request.getHeader("HX-Request") == null
                && String.valueOf(request.getHeader(HttpHeaders.ACCEPT)).contains(MediaType.TEXT_HTML_VALUE);
    }

    private static boolean isFit(String address) {
        return address.length() <= MOST_CHARACTERS && ADDRESS.matcher(address).matches();
    }

    private static String encoded(String address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private void set(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        ResponseCookie cookie = ResponseCookie.from(cookies.name(COOKIE), value)
                .path(request.getContextPath() + "/")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
