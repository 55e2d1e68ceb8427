package org.dealdesk.desk.signin;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dealdesk.access.passkey.PasskeyAsked;
import org.dealdesk.desk.RefusedPages;
import org.dealdesk.platform.people.Caller;
import org.dealdesk.platform.security.brake.SignInBusy;
import org.dealdesk.platform.security.brake.TooManyTries;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/** Where the sign-in form leads: to what its sender was about to do. */
final class SignIn {

    /** Where a form goes that came back in hidden fields. */
    static final String TYPED = "/signed-out/typed";

    /** The page that tells how long to wait before the next attempt. */
    static final String LATER = "/sign-in/later";

    /** The page on which a link is asked for by mail. */
    static final String FORGOTTEN = "/sign-in/forgotten";

    /** The page that asks for the passkey after the password. */
    static final String SECOND = "/sign-in/second";

    /** Set where the page of the form is shown again, because the name or the password was wrong. */
    static final String REFUSED = SignIn.class.getName() + ".refused";

    /** Set where it was too early for another try: in how many seconds it is time. */
    static final String WAIT = SignIn.class.getName() + ".wait";

    private SignIn() {}

    static String id(Authentication person) {
        return ((Caller) person.getPrincipal()).id();
    }

    /** Leads to the form that was typed before, to the page that was asked for, or home. */
    static void accepted(HttpServletRequest request, HttpServletResponse response, RequestCache wanted)
            throws IOException, ServletException {
        SavedRequest page = wanted.getRequest(request, response);
        wanted.removeRequest(request, response);
        if (FormsAcrossSignIn.isCarried(request)) {
            request.getRequestDispatcher(TYPED).forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + (page == null ? "/" : page.getRedirectUrl()));
        }
    }

    /** Asks again, without losing what was typed before. */
    static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (reason instanceof SignInBusy busy) {
            RefusedPages.show(request, response, busy.refusal());
            return;
        }
        if (reason instanceof PasskeyAsked) {
            goOn(request, response, SECOND, SECOND);
            return;
        }
        if (reason instanceof TooManyTries early) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(early.seconds()));
            request.setAttribute(WAIT, early.seconds());
        } else {
            request.setAttribute(REFUSED, true);
        }
        if (request.getAttribute(WAIT) != null && !FormsAcrossSignIn.isCarried(request)) {
            request.getRequestDispatcher(LATER).forward(request, response);
        } else if (FormsAcrossSignIn.isCarried(request)) {
            request.getRequestDispatcher("/signed-out").forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?refused");
        }
    }

    /** Asks for the passkey again. */
    static void passkeyRefused(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException, ServletException {
        if (reason instanceof TooManyTries) {
            refused(request, response, reason);
        } else if (request.getParameter(PasskeyFilter.SECOND) != null) {
            request.setAttribute(REFUSED, true);
            goOn(request, response, SECOND, SECOND + "?refused");
        } else {
            request.setAttribute(REFUSED, true);
            goOn(request, response, "/signed-out", "/sign-in?passkey-refused");
        }
    }

    /** A form that came back in hidden fields goes on to the next page, which no redirect could do. */
    private static void goOn(HttpServletRequest request, HttpServletResponse response, String forward, String redirect)
            throws IOException, ServletException {
        if (FormsAcrossSignIn.isCarried(request)) {
            request.getRequestDispatcher(forward).forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + redirect);
        }
    }
}
