package org.dealdesk.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.people.Person;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Tells the security log who signs in at the pages and out again, and whose sign-in is refused at any door. What is typed as a name
 * may be a password: a name without an account is logged as a hash, under a key that each start draws anew, so that repeated tries
 * can be recognized, but not guessed.
 */
@Component
class SignInLog {

    private static final String HASH = "HmacSHA256";
    private static final int SHOWN = 12;

    private final Accounts accounts;
    private final SecretKeySpec key;

    SignInLog(Accounts accounts) {
        this.accounts = accounts;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, HASH);
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String name = event.getAuthentication().getName();
        SecurityLog.signInRefused(accounts.find(name).map(Person::id).orElseGet(() -> "unknown:" + hash(name)));
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        SecurityLog.signedIn(account(event.getAuthentication()));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        SecurityLog.signedOut(account(event.getAuthentication()));
    }

    private static String account(Authentication signedIn) {
        return signedIn.getPrincipal() instanceof Caller caller ? caller.id() : signedIn.getName();
    }

    private String hash(String name) {
        try {
            Mac mac = Mac.getInstance(HASH);
            mac.init(key);
            byte[] hash = mac.doFinal(String.valueOf(name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHOWN);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JVM has " + HASH, impossible);
        }
    }
}
