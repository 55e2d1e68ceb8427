package org.dealdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # public address            | server asked      | Sec-Fetch-Site | Origin                       | foreign?
                                        | desk.example:8080 |                |                              | false
                                        | desk.example:8080 | same-origin    |                              | false
                                        | desk.example:8080 | none           |                              | false
                                        | desk.example:8080 | same-site      |                              | true
                                        | desk.example:8080 | cross-site     |                              | true
                                        | desk.example:8080 | anything       |                              | true
                                        | desk.example:8080 | ''             |                              | true
                                        | desk.example:8080 |                | http://desk.example:8080     | false
                                        | desk.example:8080 |                | http://DESK.example:8080     | false
                                        | desk.example:8080 |                | http://desk.example:8081     | true
                                        | desk.example:8080 |                | http://desk.example          | true
                                        | desk.example:8080 |                | http://evil.example:8080     | true
                                        | desk.example:8080 |                | http://desk.example.evil:8080 | true
                                        | desk.example:8080 |                | http://a@desk.example:8080   | true
                                        | desk.example:8080 |                | http://desk.example:8080/    | true
                                        | desk.example:8080 |                | null                         | true
                                        | desk.example:8080 |                | ''                           | true
                                        | desk.example:8080 |                | http://[                     | true
                                        | desk.example:8080 | same-origin    | http://evil.example          | true
                                        | desk.example:8080 | cross-site     | http://desk.example:8080     | true
                                        | desk.example:80   |                | http://desk.example          | false
                                        | desk.example:80   |                | https://desk.example         | false
                                        | desk.example:443  |                | https://desk.example:443     | false
            https://desk.example/sub    | 10.0.0.7:8080     |                | https://desk.example         | false
            https://desk.example        | 10.0.0.7:8080     |                | https://desk.example:443     | false
            https://Desk.Example:8443/  | 10.0.0.7:8080     |                | https://desk.example:8443    | false
            https://desk.example        | desk.example:80   |                | http://desk.example          | true
            https://desk.example        | evil.example:80   |                | http://evil.example          | true
            """)
    void areForeignWhereAnythingSaysSo(String publicUrl, String server, String site, String origin, boolean foreign) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/deals");
        request.setServerName(server.split(":", -1)[0]);
        request.setServerPort(Integer.parseInt(server.split(":", -1)[1]));
        header(request, "Sec-Fetch-Site", site);
        header(request, "Origin", origin);
        Origins origins = new Origins(new PublicUrl(publicUrl == null ? "" : publicUrl));
        assertThat(origins.isForeign(request)).isEqualTo(foreign);
        assertThat(origins.isSilent(request)).isEqualTo(site == null && origin == null);
        origins.mark(request);
        boolean silent = site == null && origin == null;
        assertThat(Origins.isFromOwnPage(request)).isEqualTo(!foreign && !silent && !"none".equals(site));
    }

    @Test
    void areForeignWhereOneOfSeveralIs() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/deals");
        header(request, "Sec-Fetch-Site", "same-origin");
        header(request, "Sec-Fetch-Site", "cross-site");
        assertThat(new Origins(new PublicUrl("")).isForeign(request)).isTrue();
    }

    private static void header(MockHttpServletRequest request, String name, String value) {
        if (value != null) {
            request.addHeader(name, value);
        }
    }
}
