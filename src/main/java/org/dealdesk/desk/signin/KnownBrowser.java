package org.dealdesk.desk.signin;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.dealdesk.platform.Secrets;
import org.dealdesk.platform.security.brake.Brake;
import org.dealdesk.platform.web.Cookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * Tells the browsers from which a person has signed in from all others, by a cookie of 90 days. It gives no access: it only keeps
 * wrong passwords from elsewhere from slowing down this browser.
 */
final class KnownBrowser {

    private static final String COOKIE = "desk-browser";
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int BYTES = 16;
    private static final int MOST_CHARACTERS = 64;

    private final Cookies cookies;

    KnownBrowser(Cookies cookies) {
        this.cookies = cookies;
    }

    /** The browser's token; null where it has none. */
    String of(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookies.nameBelowPath(COOKIE));
        return cookie == null || cookie.getValue().length() > MOST_CHARACTERS ? null : cookie.getValue();
    }

    /** Knows the browser again when this person signs in the next time. */
    void remember(HttpServletRequest request, HttpServletResponse response, String person, Brake brake) {
        String given = of(request);
        if (given != null && brake.knows(person, given)) {
            return;
        }
        String value = Secrets.next(BYTES);
        brake.remember(person, value);
        ResponseCookie cookie = ResponseCookie.from(cookies.nameBelowPath(COOKIE), value)
                .path(request.getContextPath() + "/sign-in")
                .maxAge(KEPT)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
