package org.dealdesk.access.passkey;

import org.springframework.security.core.AuthenticationException;

/** The password was right; the person has a passkey and is asked for it before a session begins. */
public final class PasskeyAsked extends AuthenticationException {

    PasskeyAsked() {
        super("The passkey is asked for next");
    }
}
