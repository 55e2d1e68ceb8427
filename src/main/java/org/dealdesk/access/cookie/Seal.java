package org.dealdesk.access.cookie;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Encrypts a text so that a change of it shows (AES-GCM), with the time until which it is good. */
final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Seal() {}

    /** {@code purpose} is not stored: what was sealed for another one does not open. */
    static String close(SecretKey key, String purpose, String text, Instant until) {
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] timed = ByteBuffer.allocate(Long.BYTES + plain.length)
                .putLong(until.getEpochSecond())
                .put(plain)
                .array();
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, purpose).doFinal(timed);
            byte[] whole = ByteBuffer.allocate(NONCE + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has " + CIPHER, impossible);
        }
    }

    /** The text, unless something was changed or its time is over. */
    static Optional<String> open(SecretKey key, String purpose, String sealed, Instant now) {
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(sealed));
            if (whole.remaining() <= NONCE) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE];
            whole.get(nonce);
            byte[] rest = new byte[whole.remaining()];
            whole.get(rest);
            ByteBuffer timed = ByteBuffer.wrap(
                    cipher(Cipher.DECRYPT_MODE, key, nonce, purpose).doFinal(rest));
            boolean over = now.getEpochSecond() >= timed.getLong();
            return over
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8.decode(timed).toString());
        } catch (GeneralSecurityException | IllegalArgumentException changed) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String purpose)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
