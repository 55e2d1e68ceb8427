package org.dealdesk.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class PublicUrlTests {

    @Test
    void knowsItsOrigin() {
        assertThat(new PublicUrl("").origin()).isEmpty();
        assertThat(new PublicUrl("").isSecure()).isFalse();
        assertThat(new PublicUrl("https://Deals.example.com:443/sub/").origin()).contains("https://deals.example.com");
        assertThat(new PublicUrl("HTTPS://deals.example.com").isSecure()).isTrue();
        assertThat(new PublicUrl("http://deals.example.com:8080").origin()).contains("http://deals.example.com:8080");
        assertThat(new PublicUrl("http://[::1]:8080").origin()).contains("http://[::1]:8080");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deals.example.com",
                "ftp://deals.example.com",
                "https:///deals",
                "https://",
                "https://deals.example.com/?a=b",
                "https://deals.example.com/#a",
                "https://user:secret@deals.example.com",
                "https://deals example.com",
                " ",
                "/deals"
            })
    void refusesToStartOnAnythingElse(String text) {
        assertThatThrownBy(() -> new PublicUrl(text)).isInstanceOfSatisfying(PublicUrl.Misconfigured.class, refused -> {
            FailureAnalysis analysis = new PublicUrlAnalyzer().analyze(refused);
            assertThat(analysis.getDescription())
                    .startsWith("dealdesk.public-url must be the address that people use")
                    .doesNotContain("secret");
            assertThat(analysis.getAction()).contains("scheme");
        });
    }
}
