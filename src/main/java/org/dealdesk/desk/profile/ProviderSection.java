package org.dealdesk.desk.profile;

import jakarta.servlet.http.HttpServletRequest;
import org.dealdesk.access.oidc.ProviderLinks;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.desk.Viewer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether the viewer signs in with an account of the identity provider, or wants to. */
@Component
@Order(5)
@WhenOidcIsOn
class ProviderSection implements ProfileSection {

    private final ProviderLinks links;

    ProviderSection(ProviderLinks links) {
        this.links = links;
    }

    /** What the fragment shows. */
    record Link(boolean linked) {}

    @Override
    public String fragment() {
        return "profile-provider :: provider";
    }

    @Override
    public Link model(Viewer viewer, HttpServletRequest request) {
        return new Link(links.isLinked(viewer.caller().id()));
    }
}
