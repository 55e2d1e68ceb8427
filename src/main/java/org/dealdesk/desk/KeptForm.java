package org.dealdesk.desk;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/**
 * What was typed into the form of a deal while the session ended. It travels with the sign-in that follows, and is given back as
 * soon as somebody has signed in; the server keeps nothing for those who have not.
 */
record KeptForm(String address, DealForm form) {

    /** Where it belongs, as the sign-in names it. */
    static final String FIELD = "kept-for";

    private static final String KEPT = KeptForm.class.getName();
    private static final Pattern OF_A_DEAL = Pattern.compile("/deals/(new|D-[0-9]{6,18}/edit)");

    /** The form that a request holds, whether it was sent to its own page or along with a sign-in. */
    static Optional<KeptForm> in(HttpServletRequest request) {
        Object forwarded = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String named = request.getParameter(FIELD);
        String address =
                named != null ? named : String.valueOf(forwarded == null ? request.getRequestURI() : forwarded);
        return OF_A_DEAL.matcher(address).matches() && DealFormFields.areIn(request)
                ? Optional.of(new KeptForm(address, DealFormFields.of(request)))
                : Optional.empty();
    }

    /** What was kept for this page, once; else what it would show otherwise. */
    static DealForm takeBack(HttpServletRequest request, DealForm otherwise) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(KEPT) instanceof KeptForm kept)
                || !kept.address().equals(request.getRequestURI())) {
            return otherwise;
        }
        session.removeAttribute(KEPT);
        return kept.form();
    }

    /** Leads back to the form, or to where {@code otherwise} does. */
    static AuthenticationSuccessHandler afterSignIn(AuthenticationSuccessHandler otherwise) {
        return (request, response, signedIn) -> {
            Optional<KeptForm> kept = in(request);
            if (kept.isPresent()) {
                request.getSession().setAttribute(KEPT, kept.get());
                response.sendRedirect(request.getContextPath() + kept.get().address());
            } else {
                otherwise.onAuthenticationSuccess(request, response, signedIn);
            }
        };
    }

    /** Asks for the password again, and still holds the form. */
    static AuthenticationFailureHandler afterRefusal() {
        return (request, response, refused) -> refuse(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (in(request).isPresent()) {
            request.getRequestDispatcher("/signed-out").forward(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + "/sign-in?refused");
        }
    }
}
