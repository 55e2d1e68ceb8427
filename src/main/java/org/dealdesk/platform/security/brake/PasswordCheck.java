package org.dealdesk.platform.security.brake;

import org.springframework.security.core.Authentication;

/** Tells whether a name and a password belong together. It is asked by {@link BrakedSignIn} alone, which counts what was wrong. */
public interface PasswordCheck {

    /** Who it is; a {@code BadCredentialsException} where name or password is wrong. */
    Authentication check(String name, String password);
}
