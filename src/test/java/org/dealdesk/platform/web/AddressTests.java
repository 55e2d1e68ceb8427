package org.dealdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class AddressTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address            | context | path
            /                    |         | /
            /deals/D-000001      |         | /deals/D-000001
            /%64eals/D%2D000001  |         | /deals/D-000001
            /deals/a%20b%C3%A9   |         | /deals/a bé
            /deals;x=y/new       |         | /deals/new
            /desk/deals          | /desk   | /deals
            /desk                | /desk   | ''
            /desks/deals         | /desk   | ''
            /deals/%zz           |         | ''
            *                    |         | *
            """)
    void isReadAsTheDispatcherReadsIt(String address, String context, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.setContextPath(context == null ? "" : context);
        assertThat(Address.of(request).path()).isEqualTo(path);
    }

    @Test
    void isWhatWasAskedForFirst() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/%64eals");
        assertThat(Address.of(request).is("/deals")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/deals, /deals, true",
        "/deals/, /deals, true",
        "/deals/new, /deals, true",
        "/dealsnew, /deals, false",
        "/deal, /deals, false",
        "/x/deals, /deals, false",
        "/DEALS, /deals, false",
    })
    void knowsWhatIsBelowAPlace(String path, String place, boolean below) {
        assertThat(new Address(path).isBelow(place)).isEqualTo(below);
    }
}
