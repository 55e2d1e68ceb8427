package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTests {

    @Test
    void signsAsTheStandardsOwnExample() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void makesEachSecretAnew() {
        assertThat(Signature.newSecret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(Signature.newSecret());
    }
}
