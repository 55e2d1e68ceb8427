package org.dealdesk.notification.webhook;

import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.security.SecureRandom;
import java.util.Base64;

/** Signs messages as Standard Webhooks says: HMAC-SHA256 over id, time and body. */
final class Signature {

    private static final String PREFIX = com.standardwebhooks.Webhook.SECRET_PREFIX;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signature() {}

    static String newSecret() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    /** The value of the header {@code webhook-signature}. */
    static String of(String secret, String id, long seconds, String body) {
        try {
            return new com.standardwebhooks.Webhook(secret).sign(id, seconds, body);
        } catch (EmptyWebhookSecretException | WebhookSigningException impossible) {
            throw new IllegalStateException("Every webhook has a secret, and every JVM has HmacSHA256", impossible);
        }
    }
}
