package org.dealdesk.desk.signin;

import org.dealdesk.access.oidc.OidcSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the pages of the sign-in whether there is an identity provider. */
@ControllerAdvice(assignableTypes = SignInPages.class)
class ProviderOffer {

    private final boolean on;

    ProviderOffer(ObjectProvider<OidcSettings> settings) {
        this.on = settings.getIfAvailable() != null;
    }

    @ModelAttribute("provider")
    boolean provider() {
        return on;
    }
}
