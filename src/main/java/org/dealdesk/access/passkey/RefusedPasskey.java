package org.dealdesk.access.passkey;

import org.springframework.security.authentication.BadCredentialsException;

/** What was sent is no passkey, or not the one that was asked for. */
final class RefusedPasskey extends BadCredentialsException {

    RefusedPasskey(String why) {
        super(why);
    }

    RefusedPasskey(String why, RuntimeException cause) {
        super(why, cause);
    }
}
