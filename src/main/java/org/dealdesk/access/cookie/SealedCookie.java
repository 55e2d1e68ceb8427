package org.dealdesk.access.cookie;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.dealdesk.platform.web.Cookies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Keeps a text in the browser for ten minutes, which the browser can neither read nor change. */
@Component
public class SealedCookie {

    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST_CHARACTERS = 4000;

    private final CookieKeys keys;
    private final Clock clock;
    private final Cookies cookies;

    SealedCookie(CookieKeys keys, Clock clock, Cookies cookies) {
        this.keys = keys;
        this.cookies = cookies;
        this.clock = clock;
    }

    /**
     * Keeps the text.
     *
     * @param name of the cookie, and what it is good for
     * @param path below which the browser sends it, from the product's first address on
     */
    public void keep(HttpServletRequest request, HttpServletResponse response, String name, String path, String text) {
        CookieKeys.Key key = keys.current();
        String sealed = Seal.close(key.secret(), name, text, clock.instant().plus(KEPT));
        set(request, response, name, path, key.id() + "." + sealed, KEPT);
    }

    /** What is kept, if it is whole and its time is not over. */
    public Optional<String> read(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, cookies.nameBelowPath(name));
        if (cookie == null || cookie.getValue().length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        int dot = cookie.getValue().indexOf('.');
        return dot < 0
                ? Optional.empty()
                : keys.find(cookie.getValue().substring(0, dot))
                        .flatMap(key ->
                                Seal.open(key.secret(), name, cookie.getValue().substring(dot + 1), clock.instant()));
    }

    public void remove(HttpServletRequest request, HttpServletResponse response, String name, String path) {
        set(request, response, name, path, "", Duration.ZERO);
    }

    private void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String path,
            String value,
            Duration age) {
        ResponseCookie cookie = ResponseCookie.from(cookies.nameBelowPath(name), value)
                .path(request.getContextPath() + path)
                .maxAge(age)
                .httpOnly(true)
                .secure(cookies.areSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
