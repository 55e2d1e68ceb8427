package org.dealdesk.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

    /** As receivers recompute it by hand. */
    @Test
    void signsIdTimeAndBodyInUtf8() throws GeneralSecurityException {
        String secret = Signature.newSecret();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] hmac = mac.doFinal("D-000123.7.1700000000.{\"title\":\"Käse % %s\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(Signature.of(secret, "D-000123.7", 1_700_000_000, "{\"title\":\"Käse % %s\"}"))
                .isEqualTo("v1," + Base64.getEncoder().encodeToString(hmac));
    }

    @Test
    void makesEachSecretAnew() {
        assertThat(Signature.newSecret()).matches("whsec_[A-Za-z0-9+/]{43}=").isNotEqualTo(Signature.newSecret());
    }
}
