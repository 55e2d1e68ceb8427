package org.dealdesk.desk.profile;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.oidc.WhenOidcIsOn;
import org.dealdesk.access.oidc.provider.ProviderUnavailable;
import org.dealdesk.access.oidc.signin.ProviderRequests;
import org.dealdesk.desk.PageLayout;
import org.dealdesk.desk.Viewers;
import org.dealdesk.desk.signin.GoingOn;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.problem.ProblemType;
import org.dealdesk.platform.problem.Refusal;
import org.dealdesk.platform.security.FreshSignIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** A person lets their account of the identity provider be linked with the one here. */
@Controller
@WhenOidcIsOn
class ProviderLinkPages {

    private final ProviderRequests requests;
    private final Viewers viewers;

    ProviderLinkPages(ProviderRequests requests, Viewers viewers) {
        this.requests = requests;
        this.viewers = viewers;
    }

    /** From then on the account opens what the session opens: so the session must be that of the person. */
    @PostMapping(PageLayout.PROFILE + "/provider")
    void link(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Caller caller = viewers.of(request).caller();
        FreshSignIn.check(caller);
        try {
            request.setAttribute(GoingOn.ADDRESS, requests.link(request, response, caller));
        } catch (ProviderUnavailable down) {
            throw new Refusal(ProblemType.UNAVAILABLE, "The identity provider cannot be reached at the moment");
        }
        request.getRequestDispatcher(GoingOn.PAGE).forward(request, response);
    }
}
