package org.dealdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PageRequestsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # address             | accepts           | signs in with | a page?
                    /                     |                   |               | true
                    /inbox                |                   |               | true
                    /inbox/confirm        | */*               |               | true
                    /deals/D-000001       |                   | Basic x       | true
                    /assets/desk.css      | text/css          |               | true
                    /inboxes              |                   |               | false
                    /nothing              | text/html,*/*     |               | true
                    /nothing              | text/html,*/*     | Basic x       | false
                    /nothing              | application/json  |               | false
                    /nothing              |                   |               | false
                    /api/v1/deals         | text/html         |               | false
                    /apis                 | text/html         |               | true
                    /actuator/health      | text/html         |               | false
                    /v3/api-docs          | text/html         |               | false
                    /swagger-ui/index.html | text/html        |               | false
                    /swagger-ui.html      | text/html         |               | false
                    /problems/invalid     | text/html         |               | false
                    """)
    void areToldFromThoseOfMachines(String address, String accepts, String signsIn, boolean page) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", address);
        if (accepts != null) {
            request.addHeader("Accept", accepts);
        }
        if (signsIn != null) {
            request.addHeader("Authorization", signsIn);
        }
        assertThat(PageRequests.areFor(request)).isEqualTo(page);

        MockHttpServletRequest failed = new MockHttpServletRequest("GET", "/error");
        failed.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, address);
        request.getHeaderNames().asIterator().forEachRemaining(name -> failed.addHeader(name, request.getHeader(name)));
        assertThat(PageRequests.areFor(failed)).as("its error page").isEqualTo(page);
    }
}
