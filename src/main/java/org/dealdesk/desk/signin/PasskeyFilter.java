package org.dealdesk.desk.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.dealdesk.access.passkey.PasskeySignIn;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Takes the form with which a browser sends the use of a passkey. */
final class PasskeyFilter extends AbstractAuthenticationProcessingFilter {

    static final String ADDRESS = "/sign-in/passkey";

    /** Where scripts get what the browser is asked for. */
    static final String OPTIONS = ADDRESS + "/options";

    /** The field that says that the password was asked before. */
    static final String SECOND = "second";

    private static final String CREDENTIAL = "credential";

    private final PasskeySignIn passkeys;

    PasskeyFilter(PasskeySignIn passkeys) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, ADDRESS));
        this.passkeys = passkeys;
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        String credential = request.getParameter(CREDENTIAL);
        return request.getParameter(SECOND) == null
                ? passkeys.alone(request, response, credential)
                : passkeys.afterPassword(request, response, credential);
    }
}
