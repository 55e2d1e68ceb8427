package org.dealdesk.platform.security.brake;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** The origin of a sign-in: the address, and the browser if it has a token. */
public final class SignInDetails extends WebAuthenticationDetails {

    private final String browser;

    public SignInDetails(HttpServletRequest request, String browser) {
        super(request);
        this.browser = browser;
    }

    String browser() {
        return browser;
    }

    @Override
    public boolean equals(Object other) {
        return super.equals(other)
                && other instanceof SignInDetails same
                && String.valueOf(browser).equals(String.valueOf(same.browser));
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + String.valueOf(browser).hashCode();
    }
}
