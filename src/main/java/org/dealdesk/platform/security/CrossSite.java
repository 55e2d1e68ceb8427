package org.dealdesk.platform.security;

import org.springframework.security.access.AccessDeniedException;

/** A changing request came from another site, with the session of a signed-in browser. */
public final class CrossSite extends AccessDeniedException {

    CrossSite(String detail) {
        super(detail);
    }
}
