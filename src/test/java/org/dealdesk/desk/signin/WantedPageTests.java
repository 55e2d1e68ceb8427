package org.dealdesk.desk.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.dealdesk.platform.web.Cookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The page that was asked for before signing in waits in the browser. */
class WantedPageTests {

    private final WantedPage wanted = new WantedPage(new Cookies(false, "", true));

    @Test
    void isPathAndQueryWhateverTheServerIsCalled() {
        MockHttpServletRequest request = page("/deals", "whose=all&status=WON");
        request.setServerName("evil.example");
        request.addHeader("Host", "evil.example");
        Cookie cookie = save(request);
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(address(cookie.getValue())).isEqualTo("/deals?whose=all&status=WON");
        assertThat(request.getSession(false)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"1016, true", "1017, false"})
    void hasAtMostAKibibyte(int query, boolean kept) {
        // "/deals?x" is eight characters.
        Cookie cookie = save(page("/deals", "x" + "y".repeat(query)));
        assertThat(cookie != null).isEqualTo(kept);
    }

    @Test
    void isNoPartOfAPageAndNoForm() {
        MockHttpServletRequest part = page("/inbox/counts", null);
        part.addHeader("HX-Request", "true");
        assertThat(save(part)).isNull();
        MockHttpServletRequest form = page("/deals/new", null);
        form.setMethod("POST");
        assertThat(save(form)).isNull();
        assertThat(save(new MockHttpServletRequest("GET", "/deals"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/\\evil.example", "deals", "", "/a\r\nX: y", "/a b"})
    void leadsNowhereElse(String planted) {
        String value = Base64.getUrlEncoder().encodeToString(planted.getBytes(StandardCharsets.ISO_8859_1));
        assertThat(address(value)).isNull();
        assertThat(address("*nonsense*")).isNull();
    }

    @Test
    void isForgottenOnceItWasUsed() {
        MockHttpServletRequest request = page("/sign-in", null);
        request.setCookies(save(page("/deals", null)));
        MockHttpServletResponse response = new MockHttpServletResponse();
        wanted.removeRequest(request, response);
        assertThat(response.getCookie("desk-wanted").getMaxAge()).isZero();
    }

    private Cookie save(MockHttpServletRequest request) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        wanted.saveRequest(request, response);
        return response.getCookie("desk-wanted");
    }

    private String address(String value) {
        MockHttpServletRequest request = page("/sign-in", null);
        request.setCookies(new Cookie("desk-wanted", value));
        var saved = wanted.getRequest(request, new MockHttpServletResponse());
        return saved == null ? null : saved.getRedirectUrl();
    }

    private static MockHttpServletRequest page(String path, String query) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setQueryString(query);
        request.addHeader("Accept", "text/html");
        return request;
    }
}
