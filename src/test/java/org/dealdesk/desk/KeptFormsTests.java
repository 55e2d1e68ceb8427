package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** Forms that outlive their session. */
class KeptFormsTests {

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void bringsAFormBackToItsPage() {
        MockHttpServletRequest sent = form("/deals/D-000001?from=1");
        sent.addParameter("comment", " Two\r\nlines ");
        sent.addParameter("value", "1", "", "3");

        assertThat(KeptForms.keep(sent)).contains("/deals/D-000001?from=1&typed");

        Typed typed = KeptForms.of(page("/deals/D-000001", true)).orElseThrow();
        assertThat(typed.text("comment")).isEqualTo("Two\nlines");
        assertThat(typed.count("value")).isEqualTo(3);
        assertThat(typed.at("value", 1)).isNull();
        assertThat(typed.at("value", 2)).isEqualTo("3");
        assertThat(typed.text("nothing")).isNull();
        assertThat(KeptForms.of(page("/deals/D-000001", false))).isEmpty();
        assertThat(KeptForms.of(page("/deals/D-000002", true))).isEmpty();
    }

    @Test
    void keepsTheLastFewForms() {
        for (int number = 1; number <= 7; number++) {
            assertThat(KeptForms.keep(form("/deals/" + number))).isPresent();
        }
        assertThat(KeptForms.of(page("/deals/2", true))).isEmpty();
        assertThat(KeptForms.of(page("/deals/3", true))).isPresent();
        assertThat(KeptForms.of(page("/deals/7", true))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "deals",
                "//elsewhere.example",
                "/\\elsewhere.example",
                "https://elsewhere.example",
                "/a b",
                "/a#b"
            })
    void leadsNowhereElse(String page) {
        assertThat(KeptForms.keep(form(page))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, true",
        "Sec-Fetch-Site, same-site, false",
        "Sec-Fetch-Site, cross-site, false",
        "Origin, http://localhost, true",
        "Origin, https://elsewhere.example, false",
        "Origin, null, false",
        "Origin, http://[, false",
    })
    void keepsNothingThatAnotherSiteSends(String header, String value, boolean kept) {
        MockHttpServletRequest sent = form("/deals/D-000001");
        sent.addHeader("Host", "localhost");
        sent.addHeader(header, value);
        assertThat(KeptForms.keep(sent).isPresent()).isEqualTo(kept);
    }

    @Test
    void keepsNothingThatIsTooLarge() {
        MockHttpServletRequest sent = form("/deals/D-000001");
        sent.addParameter("comment", "x".repeat(200_001));
        assertThat(KeptForms.keep(sent)).isEmpty();
    }

    private MockHttpServletRequest form(String page) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/signed-out");
        request.setSession(session);
        request.addParameter(KeptForms.PAGE, page);
        return request;
    }

    private MockHttpServletRequest page(String address, boolean asked) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        request.setSession(session);
        if (asked) {
            request.addParameter("typed", "");
        }
        return request;
    }
}
