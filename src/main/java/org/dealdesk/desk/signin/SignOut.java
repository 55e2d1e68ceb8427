package org.dealdesk.desk.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.dealdesk.access.oidc.signout.ProviderSignOut;
import org.dealdesk.access.session.Sessions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** Signs out here, and then at the provider, if the session began there. */
@Component
class SignOut implements LogoutHandler, LogoutSuccessHandler {

    private final ObjectProvider<ProviderSignOut> provider;

    SignOut(ObjectProvider<ProviderSignOut> provider) {
        this.provider = provider;
    }

    /** While there is a session, looks up where to go afterwards. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication person) {
        provider.ifAvailable(known -> known.address(Sessions.id(request))
                .ifPresent(address -> request.setAttribute(GoingOn.ADDRESS, address)));
    }

    /** A form must not lead to another site (Content-Security-Policy), so a page does. */
    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        Optional<Object> address = Optional.ofNullable(request.getAttribute(GoingOn.ADDRESS));
        if (address.isPresent()) {
            request.getRequestDispatcher(GoingOn.PAGE).forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?out");
        }
    }
}
