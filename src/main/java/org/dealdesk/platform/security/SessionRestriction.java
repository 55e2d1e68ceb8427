package org.dealdesk.platform.security;

import jakarta.servlet.http.HttpServletRequest;

/** Which sessions open no more than the page on which a passkey is added. */
public interface SessionRestriction {

    /** Whether the request comes with such a session and asks for more. */
    boolean refuses(HttpServletRequest request);
}
