package org.dealdesk.access.session;

import java.time.Instant;

/** An authentication that names the way in which the person has signed in, where it is not by password. */
public interface SignInKind {

    String PASSWORD = "PASSWORD";
    String PASSKEY = "PASSKEY";
    String PASSWORD_AND_PASSKEY = "PASSWORD_AND_PASSKEY";

    /** A word for lists and records, such as {@code OIDC}. */
    String way();

    /** When the person last proved who they are; by default, with this sign-in. */
    default Instant provedAt(Instant now) {
        return now;
    }
}
