package org.dealdesk.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpsLinkTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://crm.example.com/opportunity/17",
                "HTTPS://crm.example.com:8443/?q=a#part",
                "https://192.0.2.10/x",
                "https://[2001:db8::1]/x",
                "https://crm.example.com/caf\u00e9",
                "https://1password.com/",
                "https://a.b.c.d.e/"
            })
    void readsLinks(String text) {
        assertThat(HttpsLink.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://crm.example.com/",
                "javascript:alert(1)",
                "https:crm.example.com",
                "https:///path",
                "https://u:p@ok.example/",
                "https://deals.example.com@evil.example/",
                "https://@evil.example/",
                "https://ok.example/\u202egpj.exe",
                "https://ok.example/a\u200bb",
                "https://ok.example/a\u2028b",
                "https://ok.example/\ue000",
                "https://ok.example/\ufeff",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://2130706433/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://1.2.3.04/",
                "https://ok.example.017/",
                "not a link"
            })
    void refusesWhatIsNotWhatItLooksLike(String text) {
        assertThat(HttpsLink.read(text)).isEmpty();
    }

    @Test
    void takesPlainHttpOnRequestOnly() {
        assertThat(HttpsLink.read("http://127.0.0.1:9/", true)).isPresent();
        assertThat(HttpsLink.read("http://127.0.0.1:9/", false)).isEmpty();
        assertThat(HttpsLink.read("ftp://127.0.0.1/", true)).isEmpty();
    }
}
