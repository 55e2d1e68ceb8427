package org.dealdesk.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.RequestRejectedException;

class StrictAddressesTests {

    private final StrictAddresses firewall = new StrictAddresses();

    @Test
    void refuseEveryCharacterThatNeedsNoEncoding() {
        String unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
        for (int place = 0; place < unreserved.length(); place++) {
            String encoded = "%" + Integer.toHexString(unreserved.charAt(place));
            refuses("/deals/x" + encoded.toUpperCase(Locale.ROOT));
            refuses("/" + encoded.toLowerCase(Locale.ROOT) + "/deals");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/deals/a%20b",
                "/people/a%40b",
                "/deals/%C3%A9",
                "/deals/%F0%9F%92%A3",
                "/deals/D-000001",
                "/deals/%60%5B%7B%3A%40",
                "/policies/2026.1_a~b"
            })
    void letPassWhatHasToBeEncoded(String path) {
        assertThat(firewall.getFirewalledRequest(request(path)).getRequestURI()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/a;b", "/a//b", "/a/../b", "/a/%2e%2e/b", "/a%2Fb", "/a%5cb", "/a%00b", "/a%25b", "/a%0ab"})
    void refuseWhatTheyInherit(String path) {
        refuses(path);
    }

    private void refuses(String path) {
        assertThatThrownBy(() -> firewall.getFirewalledRequest(request(path)).getMethod())
                .as(path)
                .isInstanceOf(RequestRejectedException.class);
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setServletPath(java.net.URLDecoder.decode(path, java.nio.charset.StandardCharsets.UTF_8));
        return request;
    }
}
