package org.dealdesk.access.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where browsers have passkeys. */
class PasskeyAddressTests {

    @ParameterizedTest
    @CsvSource({
        "https://deals.example.com, true",
        "https://deals.example.com:8443, true",
        "https://intranet, true",
        "https://localhost, true",
        "http://localhost:8080, true",
        "http://deals.example.com, false",
        "https://192.0.2.7, false",
        "https://[2001:db8::1]:8443, false",
        "http://127.0.0.1:8080, false",
    })
    void areAtHttpsWithANameAndAtHttpLocalhost(String origin, boolean fit) {
        assertThat(PasskeyAddress.isFit(origin)).isEqualTo(fit);
    }
}
