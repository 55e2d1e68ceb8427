package org.dealdesk.platform.security;

import org.springframework.security.access.AccessDeniedException;

/** Another site has sent a request that would change something, in the name of somebody whose browser is signed in here. */
public final class CrossSite extends AccessDeniedException {

    CrossSite(String detail) {
        super(detail);
    }
}
