package org.dealdesk.platform.security;

import org.springframework.security.access.AccessDeniedException;

/** The session opens no more than the page on which its person adds a passkey. */
public final class PasskeyFirst extends AccessDeniedException {

    PasskeyFirst() {
        super("Add a passkey first: a password alone opens no more than that here");
    }
}
