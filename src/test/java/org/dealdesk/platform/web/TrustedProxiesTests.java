package org.dealdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTests {

    private final TrustedProxies proxies =
            new TrustedProxies(List.of("10.0.0.0/8", " 192.0.2.7 ", "2001:db8::/32", ""), "none");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.9 | 198.51.100.1                       | 203.0.113.9
            10.1.2.3    | 198.51.100.1                       | 198.51.100.1
            10.1.2.3    | 198.51.100.1;203.0.113.9           | 203.0.113.9
            10.1.2.3    | 198.51.100.1;203.0.113.9;10.9.9.9  | 203.0.113.9
            10.1.2.3    | 198.51.100.1;192.0.2.7             | 198.51.100.1
            10.1.2.3    | 10.0.0.1;10.0.0.2                  | 10.0.0.1
            10.1.2.3    | evil.example.com                   | 10.1.2.3
            10.1.2.3    | 198.51.100.1;nonsense;10.0.0.9     | 10.0.0.9
            10.1.2.3    | 198.51.100.1:4711                  | 198.51.100.1
            10.1.2.3    | [2001:db9::1]:4711                 | 2001:db9::1
            2001:db8::5 | 2001:db9::1                        | 2001:db9::1
            10.1.2.3    | ''                                 | 10.1.2.3
            """)
    void takeTheLastAddressThatIsNoProxy(String peer, String forwarded, String client) {
        assertThat(proxies.client(peer, List.of(forwarded.split(";", -1)))).isEqualTo(client);
    }

    @Test
    void areNoneByDefault() {
        assertThat(new TrustedProxies(List.of(), "none").include("127.0.0.1")).isFalse();
    }

    @Test
    void refuseToStartNamingEveryFault() {
        assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/33", "proxy.example.com", "10.0.0.1"), "native"))
                .isInstanceOfSatisfying(TrustedProxies.Misconfigured.class, refused -> assertThat(
                                new TrustedProxiesAnalyzer().analyze(refused).getDescription())
                        .contains("10.0.0.0/33", "proxy.example.com", "server.forward-headers-strategy")
                        .doesNotContain("10.0.0.1,"));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "255.255.255.255, true",
        "256.0.0.1, false",
        "1.2.3, false",
        "1.2.3.4.5, false",
        "::1, true",
        "2001:db8::1, true",
        "::ffff:192.0.2.1, true",
        "localhost, false",
        "beef, false",
        "1.2.3.4., false"
    })
    void knowAnAddressFromAName(String text, boolean address) {
        assertThat(IpAddress.isOne(text)).isEqualTo(address);
    }
}
